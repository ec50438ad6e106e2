using ElbContract.Specification.Providers;
using ElbContract.Verification.Ids;

namespace ElbContract.Exploration.Generating;

/// <summary>What a run can refer to in its requests.</summary>
internal sealed record AvailableResources
{
    /// <summary>Those with a load balancer, the public one first.</summary>
    public required IReadOnlyList<LoadBalancerNetwork> Networks { get; init; }

    public required bool Certificate { get; init; }
    public required bool SniCertificate { get; init; }
    public required bool TokenWithoutPermission { get; init; }

    /// <summary>Everything there is.</summary>
    public static AvailableResources All { get; } =
        new()
        {
            Networks = [LoadBalancerNetwork.Public, LoadBalancerNetwork.Private],
            Certificate = true,
            SniCertificate = true,
            TokenWithoutPermission = true,
        };

    public static AvailableResources Of(EndpointIds ids) =>
        new()
        {
            Networks =
            [
                .. Only(ids.PublicLoadBalancer, LoadBalancerNetwork.Public),
                .. Only(ids.PrivateLoadBalancer, LoadBalancerNetwork.Private),
            ],
            Certificate = ids.Certificate is not null,
            SniCertificate = ids.SniCertificate is not null,
            TokenWithoutPermission = ids.TokenWithoutPermission is not null,
        };

    private static IEnumerable<LoadBalancerNetwork> Only(string? loadBalancer, LoadBalancerNetwork network) =>
        loadBalancer is null ? [] : [network];
}
