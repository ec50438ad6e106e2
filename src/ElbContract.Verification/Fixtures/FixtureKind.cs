using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Fixtures;

/// <summary>What listeners refer to, and a run can create for itself.</summary>
internal enum FixtureKind
{
    PublicLoadBalancer,
    PrivateLoadBalancer,
    Certificate,
    SniCertificate,
}

/// <summary>Words and names of the kinds.</summary>
internal static class FixtureKinds
{
    public static IReadOnlyList<FixtureKind> All { get; } = Enum.GetValues<FixtureKind>();

    public static bool IsLoadBalancer(this FixtureKind kind) => kind is FixtureKind.PublicLoadBalancer or FixtureKind.PrivateLoadBalancer;

    /// <summary>What it is called in journals and messages.</summary>
    public static string Label(this FixtureKind kind) =>
        kind switch
        {
            FixtureKind.PublicLoadBalancer => "public load balancer",
            FixtureKind.PrivateLoadBalancer => "private load balancer",
            FixtureKind.Certificate => "certificate",
            _ => "SNI certificate",
        };

    /// <summary>In a sentence, with its article.</summary>
    public static string Words(this FixtureKind kind) => kind == FixtureKind.SniCertificate ? $"an {kind.Label()}" : $"a {kind.Label()}";

    /// <summary>The kind that is called so; null where there is none.</summary>
    public static FixtureKind? Parse(string label) =>
        All.Where(kind => kind.Label() == label).Select(kind => (FixtureKind?)kind).FirstOrDefault();

    /// <summary>The option that its id is given with.</summary>
    public static string Option(this FixtureKind kind) =>
        kind switch
        {
            FixtureKind.PublicLoadBalancer => "--public-loadbalancer",
            FixtureKind.PrivateLoadBalancer => "--private-loadbalancer",
            FixtureKind.Certificate => "--certificate",
            _ => "--sni-certificate",
        };

    /// <summary>The name of the one that a run creates: by it, and nothing else, the run knows it again.</summary>
    public static string Name(this FixtureKind kind, string runName) =>
        kind switch
        {
            FixtureKind.PublicLoadBalancer => $"{runName}-public",
            FixtureKind.PrivateLoadBalancer => $"{runName}-private",
            FixtureKind.Certificate => $"{runName}-cert",
            _ => $"{runName}-sni",
        };

    /// <summary>Its id; null where there is none.</summary>
    public static string? Of(this FixtureKind kind, EndpointIds ids) =>
        kind switch
        {
            FixtureKind.PublicLoadBalancer => ids.PublicLoadBalancer,
            FixtureKind.PrivateLoadBalancer => ids.PrivateLoadBalancer,
            FixtureKind.Certificate => ids.Certificate,
            _ => ids.SniCertificate,
        };

    /// <summary>The ids with that one.</summary>
    public static EndpointIds Put(this FixtureKind kind, EndpointIds ids, string? id) =>
        kind switch
        {
            FixtureKind.PublicLoadBalancer => ids with { PublicLoadBalancer = id },
            FixtureKind.PrivateLoadBalancer => ids with { PrivateLoadBalancer = id },
            FixtureKind.Certificate => ids with { Certificate = id },
            _ => ids with { SniCertificate = id },
        };
}
