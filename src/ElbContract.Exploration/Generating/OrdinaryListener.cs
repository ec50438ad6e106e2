using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Generating;

/// <summary>The least that a listener of each protocol needs, with the contract's examples.</summary>
internal static class OrdinaryListener
{
    /// <summary>The name that listeners have where the name is not what is tested.</summary>
    public const string Name = $"\"{LeastListener.Name}\"";

    private static readonly string[] Parameters = [.. ListenerFields.Requested.Select(row => row.JsonName)];

    private static readonly Dictionary<string, string[]> KeysByProtocol = ((string[])["HTTP", "TCP", "HTTPS", "SSL", "UDP"]).ToDictionary(
        protocol => protocol,
        protocol => (string[])[.. Parameters.Where(key => Value(protocol, default, key) is not null)],
        StringComparer.Ordinal
    );

    public static IReadOnlyList<string> Keys(string protocol) => KeysByProtocol[protocol];

    /// <summary>The value as JSON text; null where an ordinary listener does not have the key.</summary>
    public static string? Value(string protocol, LoadBalancerNetwork network, string key) =>
        ListenerFields.Find(key) is { } row
            ? LeastListener.Value(
                row.Field,
                protocol,
                network == LoadBalancerNetwork.Private
                    ? ProviderIds.Example.PrivateLoadbalancerId
                    : ProviderIds.Example.PublicLoadbalancerId,
                Draft.AnyPort,
                ProviderIds.Example.CertificateId
            )
            : null;

    /// <summary>Where a key stands among others: parameters in the page's order, then the rest.</summary>
    public static int Rank(string key) => Array.IndexOf(Parameters, key) is >= 0 and var rank ? rank : Parameters.Length;
}
