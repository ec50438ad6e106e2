namespace ElbContract.Verification;

/// <summary>The ids and tokens of one endpoint. What is null leaves the clauses that need it without a verdict.</summary>
public sealed record ProviderIds
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

    /// <summary>Says nothing of what is in it: a record's own words would put tokens into messages and logs.</summary>
    public override string ToString() => "ids and tokens of an endpoint";
}

/// <summary>What to verify, where and how.</summary>
public sealed record VerifyOptions
{
    /// <summary>The endpoint's address, without the path of the API: <c>https://elb.example.com</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Pact files, and folders whose <c>*.json</c> are.</summary>
    public required IReadOnlyList<string> Contracts { get; init; }

    public ProviderIds Ids { get; init; } = new();

    /// <summary>Where an emulated endpoint takes provider states, as Pact calls them; null for a real endpoint.</summary>
    public Uri? StateUrl { get; init; }

    /// <summary>Clauses to verify, with <c>*</c> for any text; null for all.</summary>
    public string? ClauseGlob { get; init; }

    /// <summary>How many requests are under way at once, 1 or more. Default 2.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>How long one answer may take. Default 30 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Also send the cases of which nothing is documented, and report what is seen.</summary>
    public bool Observe { get; init; }

    /// <summary>Accept any TLS certificate.</summary>
    public bool Insecure { get; init; }
}
