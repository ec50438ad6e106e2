using System.Text;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Tests.Personalities;

/// <summary>A request that is asked of personalities.</summary>
internal sealed record Probe(string Body)
{
    private static ProviderIds Ids => ProviderIds.Example;

    public string Path { get; init; } = EmulatorClient.ListenersPath;

    public string? Token { get; init; } = Ids.Token;

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = Encoding.UTF8.GetBytes(Body);

    /// <summary>The least that is accepted for the protocol, changed by <c>key=JSON</c>; <c>key=</c> removes the key, and <c>+key=JSON</c>
    /// writes it once more.</summary>
    public static Probe Of(string protocol, params IEnumerable<string> changes)
    {
        var fields = Minimal(protocol);
        foreach (var change in changes)
        {
            var (key, value) = (
                change[..change.IndexOf('=', StringComparison.Ordinal)],
                change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..]
            );
            if (!key.StartsWith('+'))
                fields.RemoveAll(field => field.Key == key);
            if (value.Length > 0)
                fields.Add((key.TrimStart('+'), value));
        }

        return new("{" + string.Join(',', fields.Select(field => $"\"{field.Key}\":{field.Value}")) + "}");
    }

    private static List<(string Key, string Value)> Minimal(string protocol)
    {
        var backend = protocol switch
        {
            "TCP" or "SSL" => "TCP",
            "UDP" => "UDP",
            _ => "HTTP",
        };
        List<(string, string)> fields =
        [
            ("name", "\"listener\""),
            ("loadbalancer_id", $"\"{Ids.PublicLoadbalancerId}\""),
            ("protocol", $"\"{protocol}\""),
            ("port", "80"),
            ("backend_protocol", $"\"{backend}\""),
            ("backend_port", "8080"),
            ("lb_algorithm", "\"roundrobin\""),
        ];
        if (protocol is "HTTPS" or "SSL")
            fields.Add(("certificate_id", $"\"{Ids.CertificateId}\""));
        return fields;
    }
}
