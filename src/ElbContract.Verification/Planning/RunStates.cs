using ElbContract.Specification.Answers;
using ElbContract.Verification.Ids;

namespace ElbContract.Verification.Planning;

/// <summary>The provider states of the contract as this run can bring them about: each with the real values that it sets.</summary>
internal sealed class RunStates
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _values = new(StringComparer.Ordinal);

    /// <summary>The states that ids and tokens bring about.</summary>
    public static RunStates From(EndpointIds ids)
    {
        var states = new RunStates();
        states.Fill(ids);
        return states;
    }

    /// <summary>The states that a run could bring about.</summary>
    public static RunStates From(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> known)
    {
        var states = new RunStates();
        foreach (var (state, values) in known)
            states._values[state] = values;
        return states;
    }

    /// <summary>All of them, with the contract's examples in the place of secrets.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> WithoutSecrets() =>
        _values.ToDictionary(
            state => state.Key,
            state =>
                (IReadOnlyDictionary<string, string>)
                    state.Value.ToDictionary(
                        value => value.Key,
                        value => Variables.AreSecret(value.Key) ? Example(state.Key, value.Key) : value.Value,
                        StringComparer.Ordinal
                    ),
            StringComparer.Ordinal
        );

    /// <summary>What listeners can refer to; null for what cannot be had. Projects and tokens are the contract's examples.</summary>
    public EndpointIds Ids =>
        new()
        {
            ProjectId = Values(ProviderStates.TheProject) is null ? null : ProviderIds.Example.ProjectId,
            Token = Values(ProviderStates.TheProject) is null ? null : ProviderIds.Example.Token,
            TokenWithoutPermission = Values(ProviderStates.ATokenWithoutPermission) is null
                ? null
                : ProviderIds.Example.TokenWithoutPermission,
            PublicLoadBalancer = Value(ProviderStates.APublicLoadBalancer, Variables.PublicLoadBalancer),
            PrivateLoadBalancer = Value(ProviderStates.APrivateLoadBalancer, Variables.PrivateLoadBalancer),
            Certificate = Value(ProviderStates.ACertificate, Variables.Certificate),
            SniCertificate = Value(ProviderStates.AnSniCertificate, Variables.SniCertificate),
        };

    /// <summary>The ids of the load balancers that listeners are added to.</summary>
    public IEnumerable<string> LoadBalancers => Ids.LoadBalancers;

    /// <summary>The values that the state sets; null where it cannot be brought about.</summary>
    public IReadOnlyDictionary<string, string>? Values(string state) => _values.GetValueOrDefault(state);

    /// <summary>One value of one state; null where it cannot be brought about.</summary>
    public string? Value(string state, string variable) => Values(state)?.GetValueOrDefault(variable);

    /// <summary>Adds the states that ids and tokens bring about, where they are missing.</summary>
    public void Fill(EndpointIds ids)
    {
        Add(ProviderStates.TheProject, (Variables.Project, ids.ProjectId), (Variables.Token, ids.Token));
        Add(ProviderStates.APublicLoadBalancer, (Variables.PublicLoadBalancer, ids.PublicLoadBalancer));
        Add(ProviderStates.APrivateLoadBalancer, (Variables.PrivateLoadBalancer, ids.PrivateLoadBalancer));
        Add(ProviderStates.ACertificate, (Variables.Certificate, ids.Certificate));
        Add(ProviderStates.AnSniCertificate, (Variables.SniCertificate, ids.SniCertificate));
        Add(ProviderStates.ATokenWithoutPermission, (Variables.TokenWithoutPermission, ids.TokenWithoutPermission));
        // Any id that is not the token's own will do.
        Add(ProviderStates.AnotherProject, (Variables.OtherProject, Guid.NewGuid().ToString("N")));
    }

    /// <summary>Adds a state unless there is one of that name: what the caller gives counts before what the endpoint says.</summary>
    public void Add(string state, IReadOnlyDictionary<string, string> values) => _values.TryAdd(state, values);

    /// <summary>Why the state cannot be brought about, and the option that would change that; null where no real endpoint can be brought
    /// into it.</summary>
    public static (string Reason, string? Option) WhyMissing(string state) =>
        state switch
        {
            ProviderStates.TheProject => ("no project and token were given (--project-id, --token)", "--token"),
            ProviderStates.APublicLoadBalancer => ("no public load balancer was given (--public-loadbalancer)", "--public-loadbalancer"),
            ProviderStates.APrivateLoadBalancer => (
                "no private load balancer was given (--private-loadbalancer)",
                "--private-loadbalancer"
            ),
            ProviderStates.ACertificate => ("no certificate was given (--certificate)", "--certificate"),
            ProviderStates.AnSniCertificate => ("no SNI certificate was given (--sni-certificate)", "--sni-certificate"),
            ProviderStates.ATokenWithoutPermission => (
                "no token without permission was given (--token-without-permission)",
                "--token-without-permission"
            ),
            ProviderStates.TheServiceHasASystemError => (
                "a real endpoint cannot be put into a system error; an emulated one can (--state-url)",
                null
            ),
            ProviderStates.TheServiceIsUnavailable => (
                "a real endpoint cannot be made unavailable; an emulated one can (--state-url)",
                null
            ),
            _ => ($"the endpoint does not know the provider state '{state}' (--state-url)", "--state-url"),
        };

    private static string Example(string state, string variable) =>
        ProviderStates.Values(state, ProviderIds.Example)?.GetValueOrDefault(variable) ?? Traffic.Redaction.Redactor.Redacted;

    private void Add(string state, params IEnumerable<(string Name, string? Value)> variables)
    {
        if (variables.All(variable => variable.Value is { Length: > 0 }))
            _values.TryAdd(state, variables.ToDictionary(variable => variable.Name, variable => variable.Value!, StringComparer.Ordinal));
    }
}
