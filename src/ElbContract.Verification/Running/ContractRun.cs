using ElbContract.Pact.Verifying;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>One run: what it knows, sends and gathers.</summary>
internal sealed class ContractRun(VerifyOptions options, Contract contract, PactVerifier pact)
{
    private readonly DateTimeOffset _startedAt = TimeProvider.System.GetUtcNow();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Dictionary<string, InteractionResult> _results = new(StringComparer.Ordinal);
    private readonly RunIds _ids = new(options);
    private IReadOnlyList<Exchange> _exchanges = [];
    private IReadOnlyList<string> _left = [];

    /// <summary>Sends what is to be sent, and deletes what that made, whatever ends it.</summary>
    public async Task ExecuteAsync(RunEnd end)
    {
        await _ids.KnowTheProjectAsync(contract.Cases.SelectMany(one => one.States).Distinct(), end.Token);
        await using var endpoint = await EndpointRun.StartAsync(options, new RunIdentity(_ids.States, options.Credential), end.Note);
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
            States = _ids.States.WithoutSecrets(),
            ClauseGlob = options.ClauseGlob,
            Observe = options.Observe,
            Shard = options.Shard,
            Obstacle = obstacle,
            Results = [.. _results.Values],
            Exchanges =
            [
                .. _exchanges
                    .Where(exchange => exchange.InteractionId is not null)
                    .GroupBy(exchange => exchange.InteractionId)
                    .Select(attempts => attempts.Last()),
            ],
            ListenersLeftBehind = _left,
        };
        return Evaluation.Report(contract, [evidence]) with { Exchanges = _exchanges };
    }

    private async Task SendAsync(EndpointRun endpoint, RunEnd end)
    {
        if (await Preflight.RunAsync(endpoint, end.Token) is { } obstacle)
        {
            end.Hinder(obstacle);
            return;
        }

        await _ids.LookUpAsync(endpoint, end.Token);
        await Baseline.TakeAsync(endpoint.Journal, endpoint.Listeners, _ids.States.LoadBalancers, end.Token);
        var plan = new Plan(contract, _ids.States, options.ClauseGlob, options.Observe, options.Shard);
        options.OnProgress?.Invoke(0, plan.Sent.Count);
        await foreach (var result in pact.VerifyAsync(endpoint.Address, plan.Copies(options.ListenerName), end.Token))
        {
            _results[result.Key] = result;
            options.OnProgress?.Invoke(_results.Count, plan.Sent.Count);
        }
    }
}
