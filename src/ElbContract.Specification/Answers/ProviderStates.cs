namespace ElbContract.Specification.Answers;

/// <summary>The states that contracts put a provider in. Each only names things of the provider: a trouble belongs to an id, never to the
/// whole.</summary>
public static class ProviderStates
{
    public const string TheProject = "the project";
    public const string APublicLoadBalancer = "a public load balancer";
    public const string APrivateLoadBalancer = "a private load balancer";
    public const string ACertificate = "a certificate";
    public const string AnSniCertificate = "an SNI certificate";
    public const string ATokenWithoutPermission = "a token without permission";
    public const string AnotherProject = "another project";
    public const string TheServiceHasASystemError = "the service has a system error";
    public const string TheServiceIsUnavailable = "the service is unavailable";

    /// <summary>Every state.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TheProject,
        APublicLoadBalancer,
        APrivateLoadBalancer,
        ACertificate,
        AnSniCertificate,
        ATokenWithoutPermission,
        AnotherProject,
        TheServiceHasASystemError,
        TheServiceIsUnavailable,
    ];

    /// <summary>The values that a state's setup answers, by the names contracts use; null for a state that does not exist.</summary>
    public static IReadOnlyDictionary<string, string>? Values(string state, ProviderIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return state switch
        {
            TheProject => Project(ids.ProjectId, ids.Token),
            APublicLoadBalancer => One("publicLoadbalancerId", ids.PublicLoadbalancerId),
            APrivateLoadBalancer => One("privateLoadbalancerId", ids.PrivateLoadbalancerId),
            ACertificate => One("certificateId", ids.CertificateId),
            AnSniCertificate => One("sniCertificateId", ids.SniCertificateId),
            ATokenWithoutPermission => One("tokenWithoutPermission", ids.TokenWithoutPermission),
            AnotherProject => One("otherProjectId", ids.OtherProjectId),
            TheServiceHasASystemError => Project(ids.SystemErrorProjectId, ids.Token),
            TheServiceIsUnavailable => Project(ids.UnavailableProjectId, ids.Token),
            _ => null,
        };
    }

    private static Dictionary<string, string> One(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static Dictionary<string, string> Project(string projectId, string token) =>
        new(StringComparer.Ordinal) { ["projectId"] = projectId, ["token"] = token };
}
