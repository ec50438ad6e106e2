using ElbContract.Client.Credentials;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Ids;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Sessions;

/// <summary>The ids and tokens of a run: those that are given, told by an emulated endpoint, looked up and made.</summary>
internal sealed class RunIds(SessionOptions options)
{
    private EndpointIds _ids = options.Ids;

    /// <summary>The provider states that they bring about.</summary>
    public RunStates States { get; } = new();

    /// <summary>Before the first request: a token says which project it is for; an emulated endpoint says everything.</summary>
    /// <param name="states">The provider states that an emulated endpoint is asked for.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CredentialException">The project cannot be had.</exception>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    public async Task KnowTheProjectAsync(IEnumerable<string> states, CancellationToken cancellationToken)
    {
        if (_ids.ProjectId is null && options.Credential is IamCredential iam)
        {
            var project =
                await iam.ProjectIdAsync(cancellationToken)
                ?? throw new CredentialException(
                    "the identity service gives a token without a project: give --project-id, or --project-name"
                );
            _ids = _ids with { ProjectId = project };
        }

        if (options.Credential is not null)
            _ids = _ids with { Token = ProviderIds.Example.Token };
        States.Fill(_ids);
        if (options.StateUrl is not { } stateUrl)
            return;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = options.Timeout };
        await new StateClient(http, stateUrl).AddAsync(States, states, cancellationToken);
    }

    /// <summary>Once the endpoint is known to answer: looks up and creates what is missing, where that was asked for.</summary>
    /// <exception cref="FixtureException">Ids that were given are mixed up, or something cannot be created.</exception>
    public async Task LookUpAsync(SessionGateway endpoint, CancellationToken cancellationToken)
    {
        if (options.Discover)
        {
            var found = await Discovery.FillAsync(endpoint.Client(), _ids, cancellationToken);
            foreach (var line in found.NotFound.Concat(Picked(_ids, found.Ids)))
                options.OnNote?.Invoke(line);
            _ids = found.Ids;
        }
        else if (options.StateUrl is null)
            await Discovery.CheckAsync(endpoint.Client(), _ids, cancellationToken);

        if (options.Fixtures is not null)
            _ids = await endpoint.CreateFixturesAsync(_ids, cancellationToken);
        States.Fill(_ids);
    }

    private static IEnumerable<string> Picked(EndpointIds given, EndpointIds found) =>
        from kind in FixtureKinds.All
        where kind.Of(given) is null && kind.Of(found) is not null
        select $"{kind.Option()} was not given: the run uses {kind.Words()} that the endpoint lists, {kind.Of(found)}";
}
