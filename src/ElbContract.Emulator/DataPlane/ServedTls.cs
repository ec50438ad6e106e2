using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Listeners;
using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.DataPlane;

/// <summary>What an HTTPS or SSL listener serves.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Suites">Their numbers, in the order of preference.</param>
/// <param name="Set">The set that the suites are of: Default, Extended or Strict.</param>
/// <param name="IsHttp">Whether HTTP is spoken inside.</param>
internal sealed record ServedTls(ProtocolVersion[] Versions, int[] Suites, string Set, bool IsHttp)
{
    /// <summary>A suite that is not served before TLS 1.2 although it could be: by a seeded fault. Null for none.</summary>
    public int? OnlyWithTls12 { get; init; }

    /// <summary>Null for listeners that do not end TLS.</summary>
    public static ServedTls? Of(StoredListener listener)
    {
        var protocol = listener.Text(ListenerField.Protocol);
        if (protocol is not ("HTTPS" or "SSL"))
            return null;
        // Spelled otherwise, or wrong by a seeded fault: what the defaults say.
        var versions = listener.Text(ListenerField.SslProtocols);
        var isOld = CipherSets.Versions(versions)?.Count > 1 || versions?.Contains("1.1", StringComparison.Ordinal) == true;
        var word = listener.Text(ListenerField.SslCiphers);
        var set = CipherSets.Of(word) is null ? "Default" : word!;
        return new(
            isOld ? [ProtocolVersion.TLSv12, ProtocolVersion.TLSv11, ProtocolVersion.TLSv10] : [ProtocolVersion.TLSv12],
            [.. CipherSets.Of(set)!.Select(suite => suite.Number)],
            set,
            protocol is "HTTPS"
        );
    }
}
