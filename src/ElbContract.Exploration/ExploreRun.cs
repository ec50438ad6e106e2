using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Sending;
using ElbContract.Exploration.Shrinking;
using ElbContract.Specification.Answers;
using ElbContract.Verification;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Exploration;

/// <summary>One exploration: what it sends, finds and makes small.</summary>
internal sealed class ExploreRun(ExploreOptions options, Budget budget)
{
    private static readonly string[] States =
    [
        ProviderStates.TheProject,
        ProviderStates.APublicLoadBalancer,
        ProviderStates.APrivateLoadBalancer,
        ProviderStates.ACertificate,
        ProviderStates.AnSniCertificate,
        ProviderStates.ATokenWithoutPermission,
        ProviderStates.AnotherProject,
    ];

    private readonly VerifyOptions _run = options.Run;
    private readonly RunIds _ids = new(options.Run);
    private readonly Tally _tally = new();
    private readonly List<Departure> _departures = [];
    private IReadOnlyList<string> _left = [];
    private TimeSpan _duration;

    /// <summary>Sends what is to be sent, and deletes what that made, whatever ends it.</summary>
    public async Task ExecuteAsync(RunEnd end)
    {
        await _ids.KnowTheProjectAsync(States, end.Token);
        await using var endpoint = await EndpointRun.StartAsync(
            _run,
            new RunIdentity(_ids.States, _run.Credential),
            end.Note,
            keepsExchanges: false
        );
        try
        {
            await end.WatchAsync(() => ExploreAsync(endpoint, end));
        }
        finally
        {
            _left = await endpoint.EndAsync();
        }
    }

    public ExplorationReport Report(Obstacle? obstacle)
    {
        var (verdict, reason) =
            _departures.Count > 0 ? (RunVerdict.Violates, null)
            : obstacle is not null ? (obstacle.Verdict, obstacle.Reason)
            : _tally.Inconclusive is { } inconclusive ? (RunVerdict.Inconclusive, inconclusive)
            : (RunVerdict.Conforms, (string?)null);
        return new ExplorationReport
        {
            Endpoint = EndpointCheck.NameOf(_run.Endpoint),
            Seed = options.Seed,
            Verdict = verdict,
            Reason = reason,
            Asked = options.Cases,
            Cases = _tally.Cases,
            Duration = _duration,
            DepartingCases = _tally.Departing,
            BrokenClauses = _tally.BrokenClauses,
            Departures = _departures,
            ListenersLeftBehind = _left,
        };
    }

    private async Task ExploreAsync(EndpointRun endpoint, RunEnd end)
    {
        if (await Preflight.RunAsync(endpoint, end.Token) is { } obstacle)
        {
            end.Hinder(obstacle);
            return;
        }

        await _ids.LookUpAsync(endpoint, end.Token);
        await Baseline.TakeAsync(endpoint.Journal, endpoint.Listeners, _ids.States.LoadBalancers, end.Token);
        var means = Means.Of(_ids.States);
        if (means.Networks.Count == 0)
        {
            end.Hinder(
                new Obstacle(
                    RunVerdict.Inconclusive,
                    "there is no load balancer to add listeners to: give one (--public-loadbalancer, --private-loadbalancer), or have "
                        + "them looked up (--discover)"
                )
            );
            return;
        }

        var ports = new Ports(endpoint.Journal, _ids.States.LoadBalancers, options.Seed);
        using var sender = new CaseSender(
            endpoint,
            _ids.States,
            new RunValues(_ids.States, _run.ListenerName),
            ports,
            _run.MaximumListeners
        );
        var cases = new CaseSource(options.Seed, options.Cases, means);
        await SendAsync(cases, sender, end.Token);
        if (_tally.BrokenClauses.Count == 0)
            return;
        // A token that has ended makes everything depart.
        if (await Preflight.RunAsync(endpoint, end.Token) is { } ended)
        {
            end.Hinder(ended);
            return;
        }

        var departures = new Departures(
            new Shrinker(sender, SmallerCases.Of(cases, means), () => budget.HasTimeToShrink),
            cases,
            EndpointCheck.NameOf(_run.Endpoint),
            _run.ListenerName
        );
        foreach (var clause in _tally.BrokenClauses)
        {
            await foreach (var departure in departures.OfAsync(clause, _tally.Of(clause), end.Token))
                _departures.Add(departure);
        }

        if (departures.NotAgain is [var first, ..])
            end.Hinder(
                new Obstacle(
                    RunVerdict.Inconclusive,
                    $"case {first} conforms, was refused, and was not when it was sent again: explore once more"
                )
            );
    }

    private async Task SendAsync(CaseSource cases, CaseSender sender, CancellationToken cancellationToken)
    {
        var start = budget.Elapsed;
        // Twice as many cases as requests: while one is judged, another's request is under way.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 2 * _run.Parallel, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(1, cases.Count).TakeWhile(_ => budget.HasTimeToExplore),
                parallel,
                async (number, stopping) =>
                {
                    var one = cases[number];
                    _tally.Add(one, await sender.SendAsync(one, stopping));
                    _run.OnProgress?.Invoke(_tally.Cases.Total, cases.Count);
                }
            );
        }
        finally
        {
            _duration = budget.Elapsed - start;
        }
    }
}
