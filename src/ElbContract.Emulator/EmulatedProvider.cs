using ElbContract.Emulator.Identity;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator;

/// <summary>What the judge learns of the emulator: its projects and tokens, and the load balancers and certificates that are there
/// now.</summary>
internal sealed class EmulatedProvider(
    ProviderIds ids,
    Shelf<StoredLoadBalancer> loadBalancers,
    Shelf<StoredThing> certificates,
    TokenStore tokens
) : IProviderContext
{
    private readonly KnownProvider _known = new(ids);

    public TokenStanding Token(string? token) =>
        _known.Token(token) is var known and not TokenStanding.Unknown ? known : tokens.Standing(token);

    public bool IsOwnProject(string projectId) => _known.IsOwnProject(projectId);

    public LoadBalancerNetwork? LoadBalancer(string id) => loadBalancers.Find(id) is { IsActive: true } found ? found.Network : null;

    public bool CertificateExists(string id) => certificates.Contains(id);

    public ServiceCondition Condition(string projectId) => _known.Condition(projectId);
}
