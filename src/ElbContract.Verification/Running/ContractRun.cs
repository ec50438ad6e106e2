using ElbContract.Pact.Verifying;
using ElbContract.Specification;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>One replay of the contract: what it sends and gathers.</summary>
internal sealed class ContractRun(VerifyOptions options, Contract contract, PactVerifier pact)
{
    private readonly DateTimeOffset _startedAt = TimeProvider.System.GetUtcNow();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Dictionary<string, InteractionResult> _results = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, GeneratedCase> _answered = new(StringComparer.Ordinal);
    private List<GeneratedCase> _generated = [];
    private GeneratedPart? _part;
    private bool _isTokenRefused;
    private int? _interactions;
    private bool _areGeneratedSent;
    private Handshaker? _handshaker;

    public async Task<VerificationReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var states = contract.Cases.SelectMany(one => one.States).Distinct();
        using var handshaker = options.Handshakes is { } targets ? new Handshaker(targets) : null;
        _handshaker = handshaker;
        var run = options.Run with { BeforeDeletion = handshaker is null ? null : handshaker.VisitAsync };
        return Report(await Session.RunAsync(run, states, SendAsync, SessionKeeps.Exchanges, cancellationToken));
    }

    private VerificationReport Report(SessionResult session)
    {
        var evidence = new Evidence
        {
            Endpoint = session.Endpoint,
            Implementation = options.Implementation?.Without(options.Run.KnownSecrets()),
            StartedAt = _startedAt,
            Duration = TimeProvider.System.GetElapsedTime(_start),
            Requests = session.Exchanges.Count,
            States = session.States,
            ClauseGlob = options.ClauseGlob,
            Observe = options.Observe,
            AllowedPaths = options.Run.AllowedPaths,
            Shard = options.Shard,
            HandshakeNetworks = options.Handshakes?.Networks ?? [],
            Handshakes = _handshaker?.Seen ?? [],
            Obstacle = session.Obstacle is { OnlyEnds: true } && IsAllSent ? null : session.Obstacle,
            Generated = Answered(),
            GeneratedPart = _part,
            IsTokenRefusedAtTheEnd = _isTokenRefused,
            Results = [.. _results.Values],
            Exchanges =
            [
                .. session
                    .Exchanges.Where(exchange => exchange.InteractionId is not null)
                    .GroupBy(exchange => exchange.InteractionId)
                    .Select(attempts => attempts.Last()),
            ],
            ListenersLeftBehind = session.LeftBehind,
        };
        return Evaluation.Report(contract, [evidence]) with { Exchanges = session.Exchanges, Revival = options.Run.Revival };
    }

    private bool IsAllSent =>
        _areGeneratedSent && _results.Values.Count(result => result.Outcome != InteractionOutcome.NotRun) == _interactions;

    private void Tell(IReadOnlyList<LeftOutCase> forbidden)
    {
        if (forbidden.Count == 0)
            return;
        options.Run.OnNote?.Invoke($"not sent from the contract: {Counted.Of(forbidden.Count, "interaction")}");
        foreach (var one in forbidden)
            options.Run.OnNote?.Invoke($"not sent: '{one.Case.Name}': {one.Reason}");
    }

    private async Task SendAsync(Session session)
    {
        var plan = new Plan(contract, session.States, options.Scope);
        _handshaker?.Begin(session.Ids, plan.Sent.Select(one => one.Key).ToHashSet(StringComparer.Ordinal), session.Token);
        Tell([.. plan.LeftOut.Where(one => one.IsForbidden)]);
        if (options.Generated is not null)
        {
            (_generated, var all) = GeneratedCases.Choose(options, session.Ids);
            _part = new GeneratedPart(_generated.Count, all);
            options.Run.OnNote?.Invoke(Effort.OfVerifying(plan.Sent.Count, _part, session.TypicalAnswer, options.Run));
        }

        var planned = plan.Sent.Count + _generated.Count;
        options.Run.OnProgress?.Invoke(new RunProgress(0, planned, 0));
        var failed = 0;
        (_interactions, _areGeneratedSent) = (plan.Sent.Count, _generated.Count == 0);
        await foreach (var result in pact.VerifyAsync(session.Address, plan.Copies(options.Run.ListenerName), session.Token))
        {
            _results[result.Key] = WithoutSecrets(result, session);
            if (result.Outcome == InteractionOutcome.Failed)
                failed++;
            options.Run.OnProgress?.Invoke(new RunProgress(_results.Count, planned, failed));
        }

        var done = _results.Count;
        if (_generated.Count > 0)
        {
            await options.Generated!.SendAsync(session, options.Run, _generated, Note);
            _areGeneratedSent = !session.Token.IsCancellationRequested;
        }

        _isTokenRefused = await session.IsTokenRefusedAsync();

        // Kept one by one: a run that ends early says what is known by then.
        void Note(AnsweredCase one)
        {
            lock (_lock)
            {
                if (one.IsKept)
                    _answered[one.Case.Key] = one.Case;
                if (one.Departs)
                    failed++;
                options.Run.OnProgress?.Invoke(new RunProgress(Math.Min(++done, planned), planned, failed));
            }
        }
    }

    // In the order in which they were planned, then those that were sent once more.
    private IReadOnlyList<GeneratedCase> Answered()
    {
        lock (_lock)
        {
            List<GeneratedCase> planned = [.. _generated.Where(one => _answered.ContainsKey(one.Key))];
            return [.. planned, .. _answered.Values.Except(planned).OrderBy(one => one.Key, StringComparer.Ordinal)];
        }
    }

    // Pact's core is answered as the endpoint answers, and quotes it.
    private static InteractionResult WithoutSecrets(InteractionResult result, Session session) =>
        result with
        {
            Reason = session.Redact(result.Reason),
            Mismatches =
            [
                .. result.Mismatches.Select(mismatch =>
                    mismatch with
                    {
                        Actual = session.Redact(mismatch.Actual),
                        Text = session.Redact(mismatch.Text)!,
                    }
                ),
            ],
        };
}
