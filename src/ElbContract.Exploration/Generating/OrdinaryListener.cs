using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Exploration.Generating;

/// <summary>The least that a listener of each protocol needs: the same as the features take for ordinary.</summary>
internal static class OrdinaryListener
{
    /// <summary>The name that listeners have where the name is not what is tested.</summary>
    public const string Name = "\"elb-contract\"";

    private static readonly string[] Parameters =
    [
        .. Enum.GetValues<ListenerField>().Where(field => field <= ListenerField.SslCiphers).Select(field => field.JsonName()),
    ];

    private static readonly string[] Least =
    [
        "name",
        "loadbalancer_id",
        "protocol",
        "port",
        "backend_protocol",
        "backend_port",
        "lb_algorithm",
    ];
    private static readonly string[] LeastWithTls = [.. Least, "certificate_id"];

    public static IReadOnlyList<string> Keys(string protocol) => IsTls(protocol) ? LeastWithTls : Least;

    /// <summary>The value as JSON text; null where an ordinary listener does not have the key.</summary>
    public static string? Value(string protocol, LoadBalancerNetwork network, string key) =>
        key switch
        {
            "name" => Name,
            "loadbalancer_id" => Quoted(
                network == LoadBalancerNetwork.Private
                    ? ProviderIds.Example.PrivateLoadbalancerId
                    : ProviderIds.Example.PublicLoadbalancerId
            ),
            "protocol" => Quoted(protocol),
            "port" => Draft.AnyPort,
            "backend_protocol" => Quoted(
                protocol switch
                {
                    "HTTPS" => "HTTP",
                    "SSL" => "TCP",
                    _ => protocol,
                }
            ),
            "backend_port" => "80",
            "lb_algorithm" => "\"roundrobin\"",
            "certificate_id" when IsTls(protocol) => Quoted(ProviderIds.Example.CertificateId),
            _ => null,
        };

    /// <summary>Where a key stands among others: parameters in the page's order, then the rest.</summary>
    public static int Rank(string key) => Array.IndexOf(Parameters, key) is >= 0 and var rank ? rank : Parameters.Length;

    private static bool IsTls(string protocol) => protocol is "HTTPS" or "SSL";

    private static string Quoted(string text) => $"\"{text}\"";
}
