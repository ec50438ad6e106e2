using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Replaying;

/// <summary>One replay: what it sends and finds.</summary>
internal sealed class ReplayRun(ReplayOptions options, Replay replay)
{
    private readonly SessionOptions _run = options.Run;
    private readonly List<ReplayedExchange> _replayed = [];
    private TimeSpan _duration;

    public async Task<ReplayReport> ExecuteAsync(CancellationToken cancellationToken) =>
        Report(await Session.RunAsync(_run, ProviderStates.All, ReplayAsync, SessionKeeps.Listeners, cancellationToken));

    private ReplayReport Report(SessionResult session) =>
        new()
        {
            File = options.File,
            Endpoint = session.Endpoint,
            Verdict = Verdict(session),
            Reason = session.Obstacle?.Reason ?? (replay.IsBroken ? replay.Problem : null),
            Entries = replay.Entries,
            Others = replay.Entries - replay.Calls,
            Exchanges = _replayed,
            Duration = _duration,
            ListenersLeftBehind = session.LeftBehind,
        };

    private ReplayVerdict Verdict(SessionResult session)
    {
        if (_replayed.Exists(one => one.Outcome == ReplayOutcome.Changed))
            return ReplayVerdict.Changed;
        if (session.Obstacle is { } obstacle)
            return obstacle.Verdict == RunVerdict.NotPublished ? ReplayVerdict.NotPublished : ReplayVerdict.Inconclusive;
        return
            session.LeftBehind.Count > 0
            || replay.IsBroken
            || _replayed.Exists(one => one.Outcome == ReplayOutcome.Inconclusive)
            || !_replayed.Exists(one => one.Outcome == ReplayOutcome.Same)
            ? ReplayVerdict.Inconclusive
            : ReplayVerdict.Same;
    }

    private async Task ReplayAsync(Session session)
    {
        var start = TimeProvider.System.GetTimestamp();
        var changed = 0;
        try
        {
            await foreach (
                var one in replay.RunAsync(
                    IdsOf(session),
                    _run.MaximumListeners,
                    (request, stopping) => SendAsync(session, request, stopping),
                    session.Token
                )
            )
            {
                _replayed.Add(one);
                if (one.Outcome == ReplayOutcome.Changed)
                    changed++;
                _run.OnProgress?.Invoke(new RunProgress(_replayed.Count, replay.Calls, changed));
            }
        }
        finally
        {
            _duration = TimeProvider.System.GetElapsedTime(start);
        }
    }

    private async Task<Exchange> SendAsync(Session session, CapturedRequest request, CancellationToken cancellationToken)
    {
        if (await ObjectionAsync(session, request, cancellationToken) is { } objection)
            return Exchange.NotSent(request, objection, TimeProvider.System.GetUtcNow());
        var exchange = await session.SendAsync(request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Method == "DELETE" && exchange.Response?.Status is (>= 200 and < 300) or 404)
            await session.SeeGoneAsync(IdOf(request), cancellationToken);
        return exchange;
    }

    // Its deletions are the recording's; what they leave standing takes the room of what would be added.
    private async Task<string?> ObjectionAsync(Session session, CapturedRequest request, CancellationToken cancellationToken) =>
        request.Method is "PUT" or "DELETE" ? await session.ObjectionToAsync(IdOf(request), cancellationToken)
        : Addition.Of(request) is not null && session.Standing >= _run.MaximumListeners
            ? "no more listeners are added: as many as the run may have at once (--max-live) could not be confirmed as deleted"
        : null;

    private static string IdOf(CapturedRequest request) => Uri.UnescapeDataString(request.Path[(request.Path.LastIndexOf('/') + 1)..]);

    private static ReplayIds IdsOf(Session session) =>
        new()
        {
            PublicLoadBalancer = session.Ids.PublicLoadBalancer,
            PrivateLoadBalancer = session.Ids.PrivateLoadBalancer,
            Certificate = session.Ids.Certificate,
            SniCertificate = session.Ids.SniCertificate,
            Symbols = session.Symbols,
        };
}
