using ElbContract.Specification.Providers;

namespace ElbContract.Specification.Answers;

/// <summary>A provider that holds exactly what its <see cref="ProviderIds"/> say.</summary>
/// <param name="ids">What it holds.</param>
public sealed class KnownProvider(ProviderIds ids) : IProviderContext
{
    /// <summary>What it holds.</summary>
    public ProviderIds Ids => ids;

    public TokenStanding Token(string? token) =>
        string.IsNullOrEmpty(token) ? TokenStanding.Missing
        : token == ids.Token ? TokenStanding.Valid
        : token == ids.TokenWithoutPermission ? TokenStanding.WithoutPermission
        : TokenStanding.Unknown;

    public bool IsOwnProject(string projectId) =>
        projectId == ids.ProjectId || projectId == ids.SystemErrorProjectId || projectId == ids.UnavailableProjectId;

    public LoadBalancerNetwork? LoadBalancer(string id) =>
        id == ids.PublicLoadbalancerId ? LoadBalancerNetwork.Public
        : id == ids.PrivateLoadbalancerId ? LoadBalancerNetwork.Private
        : null;

    public bool CertificateExists(string id) => id == ids.CertificateId || id == ids.SniCertificateId;

    public ServiceCondition Condition(string projectId) =>
        projectId == ids.SystemErrorProjectId ? ServiceCondition.SystemError
        : projectId == ids.UnavailableProjectId ? ServiceCondition.Unavailable
        : ServiceCondition.Available;
}
