using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Sending;
using ElbContract.Exploration.Shrinking;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Running;
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

    private readonly SessionOptions _run = options.Run;
    private readonly Tally _tally = new();
    private readonly List<Departure> _departures = [];
    private TimeSpan _duration;
    private IReadOnlyList<MatrixDraft> _matrix = [];

    public async Task<ExplorationReport> ExecuteAsync(CancellationToken cancellationToken) =>
        Report(await Session.RunAsync(_run, States, ExploreAsync, SessionKeeps.Nothing, cancellationToken));

    private ExplorationReport Report(SessionResult session)
    {
        var (verdict, reason) =
            _departures.Count > 0 ? (RunVerdict.Violates, null)
            : session.Obstacle is { } obstacle ? (obstacle.Verdict, obstacle.Reason)
            : _tally.Inconclusive is { } inconclusive ? (RunVerdict.Inconclusive, inconclusive)
            : session.LeftBehind is [var left, ..] ? (RunVerdict.Inconclusive, left)
            : (RunVerdict.Conforms, (string?)null);
        return new ExplorationReport
        {
            Endpoint = session.Endpoint,
            Seed = options.Seed,
            Verdict = verdict,
            Reason = reason,
            Asked = options.Cases,
            Cases = _tally.Cases,
            Contexts = CountContexts(),
            Duration = _duration,
            DepartingCases = _tally.Departing,
            BrokenClauses = _tally.BrokenClauses,
            Departures = _departures,
            ListenersLeftBehind = session.LeftBehind,
        };
    }

    private async Task ExploreAsync(Session session)
    {
        var resources = AvailableResources.Of(session.Ids);
        if (resources.Networks.Count == 0)
        {
            session.Hinder(
                new Obstacle(
                    RunVerdict.Inconclusive,
                    "there is no load balancer to add listeners to: give one (--public-loadbalancer, --private-loadbalancer), or look "
                        + "them up (--discover)"
                )
            );
            return;
        }

        _run.OnNote?.Invoke(Effort.OfExploring(session, options.Cases, _run));
        using var sender = new CaseSender(
            session,
            new RunValues(session.Ids, _run.ListenerName),
            new PortAllocator(session, options.Seed),
            _run.MaximumListeners
        );
        var cases = new CaseSource(options.Seed, options.Cases, resources);
        _matrix = cases.Matrix;
        await SendAsync(cases, sender, session.Token);
        if (_tally.BrokenClauses.Count > 0 && await session.CanBeJudgedAsync())
            await ShrinkAsync(session, cases, new Shrinker(sender, SmallerCases.Of(cases, resources), () => budget.HasTimeToShrink));
    }

    private ContextCounts CountContexts() =>
        new(
            _matrix.CountBy(draft => draft.Context).Count(context => _tally.Contexts.GetValueOrDefault(context.Key) == context.Value),
            RuleMatrix.Whole.Drafts.Select(draft => draft.Context).Distinct().Count()
        );

    private async Task ShrinkAsync(Session session, CaseSource cases, Shrinker shrinker)
    {
        var departures = new Departures(shrinker, cases, session.Endpoint, _run.ListenerName);
        foreach (var clause in _tally.BrokenClauses)
        {
            await foreach (var departure in departures.OfAsync(clause, _tally.Of(clause), session.Token))
                _departures.Add(departure);
        }

        if (departures.NotAgain is [var first, ..])
            session.Hinder(
                new Obstacle(
                    RunVerdict.Inconclusive,
                    $"case {first} conforms and was refused, but not when it was sent again: explore again"
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
                    _run.OnProgress?.Invoke(new RunProgress(_tally.Cases.Total, cases.Count, _tally.Departing));
                }
            );
            await Parallel.ForEachAsync(
                _tally.Refused.TakeWhile(_ => budget.HasTimeToExplore),
                parallel,
                async (one, stopping) => _tally.AddSecond(one, await sender.RepeatAsync(one, stopping))
            );
        }
        finally
        {
            _duration = budget.Elapsed - start;
        }
    }
}
