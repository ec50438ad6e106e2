using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Listeners;
using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The TLS that an HTTPS or SSL listener ends.</summary>
/// <param name="Versions">Newest first.</param>
/// <param name="Suites">Their numbers, in the order of preference.</param>
/// <param name="Set">The set that the suites are of: Default, Extended or Strict.</param>
internal sealed record ServedTls(ProtocolVersion[] Versions, int[] Suites, string Set)
{
    /// <summary>A suite that is not served before TLS 1.2 although it could be: by a seeded fault. Null for none.</summary>
    public int? OnlyWithTls12 { get; init; }

    /// <param name="listener">One of HTTPS or SSL.</param>
    public static ServedTls Of(StoredListener listener)
    {
        // Spelled otherwise, or wrong by a seeded fault: what the defaults say.
        var versions = listener.Text(ListenerField.SslProtocols);
        var isOld = CipherSets.Versions(versions)?.Count > 1 || versions?.Contains("1.1", StringComparison.Ordinal) == true;
        var word = listener.Text(ListenerField.SslCiphers);
        var set = CipherSets.Of(word) is null ? "Default" : word!;
        return new(
            isOld ? [ProtocolVersion.TLSv12, ProtocolVersion.TLSv11, ProtocolVersion.TLSv10] : [ProtocolVersion.TLSv12],
            [.. CipherSets.Of(set)!.Select(suite => suite.Number)],
            set
        );
    }
}
