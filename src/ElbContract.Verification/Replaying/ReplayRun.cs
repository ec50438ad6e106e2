using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Replaying;

/// <summary>One replay: what it sends and finds.</summary>
internal sealed class ReplayRun(ReplayOptions options, Replay replay)
{
    private readonly VerifyOptions _run = options.Run;
    private readonly RunIds _ids = new(options.Run);
    private readonly List<ReplayedExchange> _replayed = [];
    private IReadOnlyList<string> _left = [];
    private TimeSpan _duration;

    /// <summary>Sends what is to be sent, and deletes what that made, whatever ends it.</summary>
    public async Task ExecuteAsync(RunEnd end)
    {
        await _ids.KnowTheProjectAsync(ProviderStates.All, end.Token);
        var identity = new RunIdentity(_ids.States, _run.Credential);
        await using var endpoint = await EndpointRun.StartAsync(_run, identity, end.Note, keepsExchanges: false, keepsListeners: true);
        try
        {
            await end.WatchAsync(() => ReplayAsync(endpoint, identity, end));
        }
        finally
        {
            _left = await endpoint.EndAsync();
        }
    }

    public ReplayReport Report(Obstacle? obstacle) =>
        new()
        {
            File = options.File,
            Endpoint = EndpointCheck.NameOf(_run.Endpoint),
            Verdict = Verdict(obstacle),
            Reason = obstacle?.Reason,
            Entries = replay.Entries,
            Others = replay.Entries - replay.Calls,
            Exchanges = _replayed,
            Duration = _duration,
            ListenersLeftBehind = _left,
        };

    private ReplayVerdict Verdict(Obstacle? obstacle)
    {
        if (_replayed.Exists(one => one.Outcome == ReplayOutcome.Changed))
            return ReplayVerdict.Changed;
        if (obstacle is not null)
            return obstacle.Verdict == RunVerdict.NotPublished ? ReplayVerdict.NotPublished : ReplayVerdict.Inconclusive;
        return
            _replayed.Exists(one => one.Outcome == ReplayOutcome.Inconclusive)
            || !_replayed.Exists(one => one.Outcome == ReplayOutcome.Same)
            ? ReplayVerdict.Inconclusive
            : ReplayVerdict.Same;
    }

    private async Task ReplayAsync(EndpointRun endpoint, RunIdentity identity, RunEnd end)
    {
        if (await Preflight.RunAsync(endpoint, end.Token) is { } obstacle)
        {
            end.Hinder(obstacle);
            return;
        }

        await _ids.LookUpAsync(endpoint, end.Token);
        await Baseline.TakeAsync(endpoint.Journal, endpoint.Listeners, _ids.States.LoadBalancers, end.Token);
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            await foreach (
                var one in replay.RunAsync(
                    IdsOf(_ids.States, identity),
                    _run.MaximumListeners,
                    (request, stopping) => SendAsync(endpoint, request, stopping),
                    end.Token
                )
            )
            {
                _replayed.Add(one);
                _run.OnProgress?.Invoke(_replayed.Count, replay.Calls);
            }
        }
        finally
        {
            _duration = TimeProvider.System.GetElapsedTime(start);
        }
    }

    private static async Task<Exchange> SendAsync(EndpointRun endpoint, CapturedRequest request, CancellationToken cancellationToken)
    {
        if (request.Method is "PUT" or "DELETE" && endpoint.Journal.Ask(book => book.WasThereBefore(IdOf(request))))
            return Exchange.NotSent(
                request,
                "the endpoint answered an addition with a listener that stood there before: it is left alone",
                TimeProvider.System.GetUtcNow()
            );
        var exchange = await endpoint.SendAsync(request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Method == "DELETE" && exchange.Response?.Status is (>= 200 and < 300) or 404)
            endpoint.Journal.Deleted(IdOf(request));
        return exchange;
    }

    private static string IdOf(CapturedRequest request) => Uri.UnescapeDataString(request.Path[(request.Path.LastIndexOf('/') + 1)..]);

    private static ReplayIds IdsOf(RunStates states, RunIdentity identity) =>
        new()
        {
            PublicLoadBalancer = states.Value(ProviderStates.APublicLoadBalancer, Variables.PublicLoadBalancer),
            PrivateLoadBalancer = states.Value(ProviderStates.APrivateLoadBalancer, Variables.PrivateLoadBalancer),
            Certificate = states.Value(ProviderStates.ACertificate, Variables.Certificate),
            SniCertificate = states.Value(ProviderStates.AnSniCertificate, Variables.SniCertificate),
            Symbols = identity
                .Projects.Keys.Concat(
                    ((string[])[ProviderIds.Example.Token, ProviderIds.Example.TokenWithoutPermission]).Where(token =>
                        identity.Credential(token) is not null
                    )
                )
                .ToHashSet(StringComparer.Ordinal),
        };
}
