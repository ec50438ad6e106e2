namespace ElbContract.Verification.Planning;

/// <summary>The provider states of the contract, as this run can bring them about: each with the variables that it sets, or why it cannot be had.</summary>
internal sealed class ProviderStates
{
    public const string Project = "the project";
    public const string PublicLoadBalancer = "a public load balancer";
    public const string PrivateLoadBalancer = "a private load balancer";
    public const string Certificate = "a certificate";
    public const string SniCertificate = "an SNI certificate";
    public const string TokenWithoutPermission = "a token without permission";
    public const string AnotherProject = "another project";
    public const string SystemError = "the service has a system error";
    public const string Unavailable = "the service is unavailable";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _values = new(StringComparer.Ordinal);

    /// <summary>States that the options bring about.</summary>
    public static ProviderStates From(ProviderIds ids)
    {
        var states = new ProviderStates();
        states.Add(Project, ("projectId", ids.ProjectId), ("token", ids.Token));
        states.Add(PublicLoadBalancer, ("publicLoadbalancerId", ids.PublicLoadBalancer));
        states.Add(PrivateLoadBalancer, ("privateLoadbalancerId", ids.PrivateLoadBalancer));
        states.Add(Certificate, ("certificateId", ids.Certificate));
        states.Add(SniCertificate, ("sniCertificateId", ids.SniCertificate));
        states.Add(TokenWithoutPermission, ("tokenWithoutPermission", ids.TokenWithoutPermission));
        // Any id that is not the token's own will do.
        states.Add(AnotherProject, ("otherProjectId", Guid.NewGuid().ToString("N")));
        return states;
    }

    /// <summary>The variables that the state sets; null where it cannot be brought about.</summary>
    public IReadOnlyDictionary<string, string>? Values(string state) => _values.GetValueOrDefault(state);

    public void Set(string state, IReadOnlyDictionary<string, string> values) => _values[state] = values;

    /// <summary>Why the state cannot be brought about, and whether the caller can change that.</summary>
    public static (string Reason, bool IsIncomplete) WhyMissing(string state) => state switch
    {
        PublicLoadBalancer => ("no public load balancer was given (--public-loadbalancer)", true),
        PrivateLoadBalancer => ("no private load balancer was given (--private-loadbalancer)", true),
        Certificate => ("no certificate was given (--certificate)", true),
        SniCertificate => ("no SNI certificate was given (--sni-certificate)", true),
        TokenWithoutPermission => ("no token without permission was given (--token-without-permission)", true),
        SystemError => ("a real endpoint cannot be put into a system error; an emulated one can (--state-url)", false),
        Unavailable => ("a real endpoint cannot be made unavailable; an emulated one can (--state-url)", false),
        _ => ($"the endpoint does not know the provider state '{state}' (--state-url)", false),
    };

    private void Add(string state, params IEnumerable<(string Name, string? Value)> variables)
    {
        if (variables.All(variable => variable.Value is { Length: > 0 })) Set(state, variables.ToDictionary(variable => variable.Name, variable => variable.Value!));
    }
}
