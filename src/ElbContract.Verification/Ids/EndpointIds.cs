namespace ElbContract.Verification.Ids;

/// <summary>The ids and tokens of one endpoint. What is null leaves the clauses that need it without a verdict.</summary>
public sealed record EndpointIds
{
    public string? ProjectId { get; init; }

    /// <summary>A token that may add listeners to the load balancers below.</summary>
    public string? Token { get; init; }

    /// <summary>A valid token whose user may not add listeners.</summary>
    public string? TokenWithoutPermission { get; init; }

    public string? PublicLoadBalancer { get; init; }
    public string? PrivateLoadBalancer { get; init; }
    public string? Certificate { get; init; }

    /// <summary>A second certificate, for a further server name.</summary>
    public string? SniCertificate { get; init; }

    /// <summary>The load balancers that are there, the public one first.</summary>
    public IEnumerable<string> LoadBalancers => ((string?[])[PublicLoadBalancer, PrivateLoadBalancer]).OfType<string>();

    /// <summary>These, and of <paramref name="other"/> what is missing here.</summary>
    public EndpointIds Over(EndpointIds other) =>
        new()
        {
            ProjectId = ProjectId ?? other.ProjectId,
            Token = Token ?? other.Token,
            TokenWithoutPermission = TokenWithoutPermission ?? other.TokenWithoutPermission,
            PublicLoadBalancer = PublicLoadBalancer ?? other.PublicLoadBalancer,
            PrivateLoadBalancer = PrivateLoadBalancer ?? other.PrivateLoadBalancer,
            Certificate = Certificate ?? other.Certificate,
            SniCertificate = SniCertificate ?? other.SniCertificate,
        };

    /// <summary>Says nothing of what is in it: a record's own words would put tokens into messages and logs.</summary>
    public override string ToString() => "ids and tokens of an endpoint";
}
