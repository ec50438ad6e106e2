using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Tests;

/// <summary>A provider with one public and one private load balancer and two certificates.</summary>
internal sealed class ProviderKnowledge : IProviderContext
{
    public TokenStanding Token(string? token) =>
        token switch
        {
            null or "" => TokenStanding.Missing,
            "good" => TokenStanding.Valid,
            "weak" => TokenStanding.WithoutPermission,
            _ => TokenStanding.Unknown,
        };

    public bool IsOwnProject(string projectId) => projectId != "theirs";

    public LoadBalancerNetwork? LoadBalancer(string id) =>
        id switch
        {
            "public" => LoadBalancerNetwork.Public,
            "private" => LoadBalancerNetwork.Private,
            _ => null,
        };

    public bool CertificateExists(string id) => id is "certificate" or "sni";

    public ServiceCondition Condition(string projectId) =>
        projectId switch
        {
            "broken" => ServiceCondition.SystemError,
            "closed" => ServiceCondition.Unavailable,
            _ => ServiceCondition.Available,
        };
}
