namespace ElbContract.Specification.Providers;

/// <summary>Whose network a load balancer serves.</summary>
public enum LoadBalancerNetwork
{
    Public,
    Private,
}

/// <summary>What a token is worth.</summary>
public enum TokenStanding
{
    /// <summary>It may add listeners.</summary>
    Valid,

    /// <summary>No token, or an empty one.</summary>
    Missing,

    /// <summary>A token that was never issued or has ended.</summary>
    Unknown,

    /// <summary>A valid token whose user may not add listeners.</summary>
    WithoutPermission,
}

/// <summary>The state of the service for one project.</summary>
public enum ServiceCondition
{
    Available,

    /// <summary>Every call answers 500.</summary>
    SystemError,

    /// <summary>Every call answers 503.</summary>
    Unavailable,
}

/// <summary>What the provider knows when it judges a request: which resources exist and what a token may do.</summary>
public interface IProviderContext
{
    /// <summary>What the token is worth; null is a request without the header.</summary>
    TokenStanding Token(string? token);

    /// <summary>Whether the token's user works in this project; false for another project's id.</summary>
    bool IsOwnProject(string projectId);

    /// <summary>The load balancer's network; null where the id is no load balancer's.</summary>
    LoadBalancerNetwork? LoadBalancer(string id);

    bool CertificateExists(string id);

    ServiceCondition Condition(string projectId);
}
