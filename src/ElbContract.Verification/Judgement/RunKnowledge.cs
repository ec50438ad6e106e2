using ElbContract.Specification.Judging;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Judgement;

/// <summary>What the provider knows while it answers one case, as far as this run knows it.</summary>
/// <param name="ids">The run's ids.</param>
/// <param name="states">The case's provider states.</param>
/// <param name="ownProjects">The project ids that the case's token is for, real or as they stand in captured paths.</param>
internal sealed class RunKnowledge(ProviderIds ids, IReadOnlyList<string> states, IReadOnlySet<string> ownProjects) : IProviderContext
{
    public TokenStanding Token(string? token) => token switch
    {
        null or "" => TokenStanding.Missing,
        SymbolicTokens.Valid => TokenStanding.Valid,
        SymbolicTokens.WithoutPermission => TokenStanding.WithoutPermission,
        _ => TokenStanding.Unknown,
    };

    public bool IsOwnProject(string projectId) => ownProjects.Contains(projectId);

    public LoadBalancerNetwork? LoadBalancer(string id) =>
        id == ids.PublicLoadBalancer ? LoadBalancerNetwork.Public
        : id == ids.PrivateLoadBalancer ? LoadBalancerNetwork.Private
        : null;

    public bool CertificateExists(string id) => id == ids.Certificate || id == ids.SniCertificate;

    public ServiceCondition Condition(string projectId) =>
        states.Contains(ProviderStates.SystemError) ? ServiceCondition.SystemError
        : states.Contains(ProviderStates.Unavailable) ? ServiceCondition.Unavailable
        : ServiceCondition.Available;
}
