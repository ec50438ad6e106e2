using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Judgement;

/// <summary>What the provider knows while it answers one case, as far as this run knows it.</summary>
/// <remarks>Tokens and projects stand in captured requests as the contract's examples, never as the real ones.</remarks>
/// <param name="run">The states that this run can bring about.</param>
/// <param name="states">The case's own.</param>
internal sealed class RunKnowledge(RunStates run, IReadOnlyList<string> states) : IProviderContext
{
    private static readonly ProviderIds Symbols = ProviderIds.Example;

    public TokenStanding Token(string? token) =>
        string.IsNullOrEmpty(token) ? TokenStanding.Missing
        : token == Symbols.Token ? TokenStanding.Valid
        : token == Symbols.TokenWithoutPermission ? TokenStanding.WithoutPermission
        : TokenStanding.Unknown;

    public bool IsOwnProject(string projectId) => projectId != Symbols.OtherProjectId;

    public LoadBalancerNetwork? LoadBalancer(string id) =>
        id == run.Value(ProviderStates.APublicLoadBalancer, Variables.PublicLoadBalancer) ? LoadBalancerNetwork.Public
        : id == run.Value(ProviderStates.APrivateLoadBalancer, Variables.PrivateLoadBalancer) ? LoadBalancerNetwork.Private
        : null;

    public bool CertificateExists(string id) =>
        id == run.Value(ProviderStates.ACertificate, Variables.Certificate)
        || id == run.Value(ProviderStates.AnSniCertificate, Variables.SniCertificate);

    public ServiceCondition Condition(string projectId) =>
        states.Contains(ProviderStates.TheServiceHasASystemError) ? ServiceCondition.SystemError
        : states.Contains(ProviderStates.TheServiceIsUnavailable) ? ServiceCondition.Unavailable
        : ServiceCondition.Available;
}
