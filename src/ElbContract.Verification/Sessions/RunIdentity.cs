using ElbContract.Client.Credentials;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Sessions;

/// <summary>The projects and credentials that the contract's symbolic names stand for in this run. They are known to the gateway
/// alone.</summary>
internal sealed class RunIdentity
{
    private readonly Dictionary<string, ICredential?> _credentials;

    /// <param name="states">Has the project, and a token where there is no credential.</param>
    /// <param name="credential">What requests with permission are sent with; null for the token of the states.</param>
    /// <exception cref="CredentialException">A token cannot be sent.</exception>
    public RunIdentity(RunStates states, ICredential? credential)
    {
        var symbols = ProviderIds.Example;
        Dictionary<string, string?> projects = new(StringComparer.Ordinal)
        {
            [symbols.ProjectId] = states.Value(ProviderStates.TheProject, Variables.Project),
            [symbols.OtherProjectId] = states.Value(ProviderStates.AnotherProject, Variables.OtherProject),
            [symbols.SystemErrorProjectId] = states.Value(ProviderStates.TheServiceHasASystemError, Variables.Project),
            [symbols.UnavailableProjectId] = states.Value(ProviderStates.TheServiceIsUnavailable, Variables.Project),
        };
        _credentials = new(StringComparer.Ordinal)
        {
            [symbols.Token] = credential ?? Token(states.Value(ProviderStates.TheProject, Variables.Token)),
            [symbols.TokenWithoutPermission] = Token(
                states.Value(ProviderStates.ATokenWithoutPermission, Variables.TokenWithoutPermission)
            ),
        };
        ProjectId = projects[symbols.ProjectId];
        Projects = projects
            .Where(project => project.Value is not null)
            .ToDictionary(project => project.Key, project => project.Value!, StringComparer.Ordinal);
    }

    /// <summary>The real one.</summary>
    public string? ProjectId { get; }

    /// <summary>From symbolic to real ids.</summary>
    public IReadOnlyDictionary<string, string> Projects { get; }

    /// <summary>The symbolic projects and tokens that stand for something.</summary>
    public IReadOnlySet<string> Symbols =>
        Projects
            .Keys.Concat(_credentials.Where(credential => credential.Value is not null).Select(credential => credential.Key))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>A gateway to the endpoint that acts with it.</summary>
    public GatewayOptions Gateway(SessionOptions options, IReadOnlyList<IGatewayStep> steps) =>
        new()
        {
            Target = options.Endpoint,
            Credential = Credential,
            Projects = Projects,
            Insecure = options.Insecure,
            Timeout = options.Timeout,
            Parallel = options.Parallel,
            Rate = options.Rate,
            Steps = steps,
        };

    /// <summary>What a symbolic token stands for; null where it is none.</summary>
    public ICredential? Credential(string symbolic) =>
        _credentials.TryGetValue(symbolic, out var real) ? real
        // A token that the contract makes up is no secret.
        : symbolic.StartsWith("elb-contract-", StringComparison.Ordinal) ? new TokenCredential(symbolic)
        : null;

    private static TokenCredential? Token(string? token) => token is null ? null : new TokenCredential(token);
}
