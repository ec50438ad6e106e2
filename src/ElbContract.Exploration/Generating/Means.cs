using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Verification.Planning;

namespace ElbContract.Exploration.Generating;

/// <summary>What a run can refer to in its requests.</summary>
internal sealed record Means
{
    /// <summary>Those with a load balancer, the public one first.</summary>
    public required IReadOnlyList<LoadBalancerNetwork> Networks { get; init; }

    public required bool Certificate { get; init; }
    public required bool SniCertificate { get; init; }
    public required bool TokenWithoutPermission { get; init; }

    /// <summary>Everything there is.</summary>
    public static Means All { get; } =
        new()
        {
            Networks = [LoadBalancerNetwork.Public, LoadBalancerNetwork.Private],
            Certificate = true,
            SniCertificate = true,
            TokenWithoutPermission = true,
        };

    public static Means Of(RunStates states) =>
        new()
        {
            Networks =
            [
                .. Only(states, ProviderStates.APublicLoadBalancer, LoadBalancerNetwork.Public),
                .. Only(states, ProviderStates.APrivateLoadBalancer, LoadBalancerNetwork.Private),
            ],
            Certificate = states.Values(ProviderStates.ACertificate) is not null,
            SniCertificate = states.Values(ProviderStates.AnSniCertificate) is not null,
            TokenWithoutPermission = states.Values(ProviderStates.ATokenWithoutPermission) is not null,
        };

    private static IEnumerable<LoadBalancerNetwork> Only(RunStates states, string state, LoadBalancerNetwork network) =>
        states.Values(state) is null ? [] : [network];
}
