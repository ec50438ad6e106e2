using ElbContract.Client.Credentials;
using ElbContract.Pact.Verifying;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>One run: what it knows, sends and gathers.</summary>
internal sealed class Run(VerifyOptions options, Contract contract, PactVerifier pact)
{
    private readonly DateTimeOffset _startedAt = TimeProvider.System.GetUtcNow();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Dictionary<string, InteractionResult> _results = new(StringComparer.Ordinal);
    private readonly RunStates _states = new();
    private EndpointIds _ids = options.Ids;
    private IReadOnlyList<Exchange> _exchanges = [];
    private IReadOnlyList<string> _left = [];

    /// <summary>Sends what is to be sent, and deletes what that made, whatever ends it.</summary>
    public async Task ExecuteAsync(RunEnd end)
    {
        await KnowTheProjectAsync(end.Token);
        await using var endpoint = await EndpointRun.StartAsync(options, new RunIdentity(_states, options.Credential), end.Note);
        try
        {
            await end.WatchAsync(() => SendAsync(endpoint, end));
        }
        finally
        {
            _left = await endpoint.EndAsync();
            _exchanges = endpoint.Exchanges;
        }
    }

    /// <summary>What was found.</summary>
    /// <param name="obstacle">Why it ended early; null where it did not.</param>
    public VerificationReport Report(Obstacle? obstacle)
    {
        var evidence = new Evidence
        {
            Endpoint = EndpointCheck.NameOf(options.Endpoint),
            StartedAt = _startedAt,
            Duration = TimeProvider.System.GetElapsedTime(_start),
            Requests = _exchanges.Count,
            States = _states.WithoutSecrets(),
            ClauseGlob = options.ClauseGlob,
            Observe = options.Observe,
            Shard = options.Shard,
            Obstacle = obstacle,
            Results = [.. _results.Values],
            Exchanges = [.. _exchanges.Where(exchange => exchange.InteractionId is not null).GroupBy(exchange => exchange.InteractionId).Select(attempts => attempts.Last())],
            ListenersLeftBehind = _left,
        };
        return Evaluation.Report(contract, [evidence]) with { Exchanges = _exchanges };
    }

    // A token says which project it is for; an emulated endpoint says everything.
    private async Task KnowTheProjectAsync(CancellationToken cancellationToken)
    {
        if (_ids.ProjectId is null && options.Credential is IamCredential iam)
        {
            var project = await iam.ProjectIdAsync(cancellationToken) ?? throw new CredentialException("the token that the identity service gives is for no project: give --project-id, or --project-name");
            _ids = _ids with { ProjectId = project };
        }

        if (options.Credential is not null) _ids = _ids with { Token = ProviderIds.Example.Token };
        _states.Fill(_ids);
        if (options.StateUrl is not { } stateUrl) return;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = options.Timeout };
        await new StateClient(http, stateUrl).AddAsync(_states, contract.Cases.SelectMany(one => one.States).Distinct(), cancellationToken);
    }

    private async Task SendAsync(EndpointRun endpoint, RunEnd end)
    {
        if (await Preflight.RunAsync(endpoint, end.Token) is { } obstacle)
        {
            end.Hinder(obstacle);
            return;
        }

        await LookUpAsync(endpoint, end.Token);
        await Baseline.TakeAsync(endpoint.Journal, endpoint.Listeners, _states.LoadBalancers, end.Token);
        var plan = new Plan(contract, _states, options.ClauseGlob, options.Observe, options.Shard);
        options.OnProgress?.Invoke(0, plan.Sent.Count);
        await foreach (var result in pact.VerifyAsync(endpoint.Address, plan.Copies(options.ListenerName), end.Token))
        {
            _results[result.Key] = result;
            options.OnProgress?.Invoke(_results.Count, plan.Sent.Count);
        }
    }

    private async Task LookUpAsync(EndpointRun endpoint, CancellationToken cancellationToken)
    {
        if (options.Discover)
        {
            var found = await Discovery.FillAsync(endpoint.Client(), _ids, cancellationToken);
            foreach (var line in found.NotFound.Concat(Picked(_ids, found.Ids))) options.OnNote?.Invoke(line);
            _ids = found.Ids;
        }
        else if (options.StateUrl is null) await Discovery.CheckAsync(endpoint.Client(), _ids, cancellationToken);

        if (options.Fixtures is not null) _ids = await endpoint.CreateFixturesAsync(_ids, cancellationToken);
        _states.Fill(_ids);
    }

    private static IEnumerable<string> Picked(EndpointIds given, EndpointIds found) =>
        from kind in FixtureKinds.All
        where kind.Of(given) is null && kind.Of(found) is not null
        select $"{kind.Option()} was not given: the run uses {kind.Words()} that the endpoint lists, {kind.Of(found)}";
}
