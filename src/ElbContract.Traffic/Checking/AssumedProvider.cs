using ElbContract.Specification.Providers;

namespace ElbContract.Traffic.Checking;

/// <summary>A provider as it may have been when an exchange was recorded: what is not known is assumed.</summary>
/// <param name="known">What is known.</param>
/// <param name="network">That of load balancers that are not known; null: there are none but the known ones, nor certificates. Nothing
/// has an empty id.</param>
internal sealed class AssumedProvider(KnownIds known, LoadBalancerNetwork? network) : IProviderContext
{
    public TokenStanding Token(string? token) => TokenStanding.Valid;

    public bool IsOwnProject(string projectId) => true;

    public LoadBalancerNetwork? LoadBalancer(string id) =>
        known.PublicLoadBalancers.Contains(id) ? LoadBalancerNetwork.Public
        : known.PrivateLoadBalancers.Contains(id) ? LoadBalancerNetwork.Private
        : id.Length == 0 ? null
        : network;

    public bool CertificateExists(string id) => (network is not null && id.Length > 0) || known.Certificates.Contains(id);

    public ServiceCondition Condition(string projectId) => ServiceCondition.Available;
}
