using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Specification;
using ElbContract.Verification.Brokering;
using ElbContract.Verification.Running;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary><c>verify --broker</c>: the contracts that count in one run with one verdict, then those that are pending, and what the broker
/// is told.</summary>
internal sealed class BrokeredVerification(BrokeredRun brokered, VerificationOutput outcome, InertWriter output, InertWriter errors)
{
    // What programs read on standard output has nothing else beside it.
    private readonly InertWriter _lines = outcome.TakesOutput ? errors : output;

    /// <param name="options">Where and how; the contracts are the broker's.</param>
    /// <param name="tell">Prints and writes what a run found, and returns its exit code.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<int> RunAsync(VerifyOptions options, Func<VerificationReport, int> tell, CancellationToken cancellationToken)
    {
        using var pacts = await FetchedPacts.FetchAsync(brokered.Broker, brokered.Selection, cancellationToken);
        foreach (var pact in pacts.All)
        {
            _lines.WriteLine($"{(pact.IsPending ? "pending: " : "")}{pact.Name}");
            foreach (var notice in pact.Before)
                _lines.WriteLine($"  {notice}");
        }

        foreach (var name in pacts.LeftOut)
            _lines.WriteLine($"left out: {name}: it has no request to add a listener");
        options = options with { Run = options.Run with { Secrets = [.. options.Run.Secrets, .. brokered.Broker.Secrets] } };
        List<PactResult> results = [];
        var code = ExitCode.Done;
        // Where all are pending, theirs is the report.
        foreach (var group in pacts.All.GroupBy(pact => pact.IsPending).OrderBy(group => group.Key))
        {
            if (results.Exists(result => result.Success is null) && cancellationToken.IsCancellationRequested)
                break;
            var report = await Verifier.VerifyAsync(
                options with
                {
                    Contracts = [.. group.Select(pact => pact.File)],
                    // The page's own rules are not a matter of a pact.
                    Generated = group.Key ? null : options.Generated,
                    // Another run than that before it.
                    Run = group.Key ? options.Run with { ListenerName = options.Run.ListenerName + "-pending" } : options.Run,
                },
                cancellationToken
            );
            if (results.Count == 0)
                code = tell(report);
            // A pending pact accuses nobody; that something was left behind, or nothing could be asked, is so all the same.
            if (group.Key)
                code =
                    results.Count == 0 && code == ExitCode.Departs ? ExitCode.Done
                    : report.Verdict == RunVerdict.Inconclusive ? ExitCode.Inconclusive
                    : code;
            results.AddRange(group.Select(pact => PactResult.Of(pact, report, outcome.AllowsGaps)));
        }

        foreach (var result in results)
            Tell(result);
        return await PublishAsync(results, cancellationToken) ? code : Math.Max(code, ExitCode.Inconclusive);
    }

    private void Tell(PactResult result)
    {
        var failed = result.Interactions.Count(PactResult.IsFailed);
        var skipped = result.Interactions.Count(one => one.Outcome == ConsumerOutcome.Skipped);
        _lines.WriteLine(
            (result.Success, result.Pact.IsPending) switch
            {
                (true, _) => $"holds: {result.Pact.Name}",
                (false, true) => $"FAILS, and is pending: {result.Pact.Name}: {Counted.Of(failed, "interaction")}",
                (false, false) => $"FAILS: {result.Pact.Name}: {Counted.Of(failed, "interaction")}",
                _ => $"has no result: {result.Pact.Name}",
            } + (skipped > 0 ? $" ({Counted.Of(skipped, "interaction")} of other calls left out)" : "")
        );
        if (result.Pact.IsPending)
        {
            foreach (var one in result.Interactions.Where(PactResult.IsFailed))
                _lines.WriteLine($"  {one.Name}{string.Concat(one.Departures.Select(departure => $"; {departure}"))}");
        }
    }

    private async Task<bool> PublishAsync(List<PactResult> results, CancellationToken cancellationToken)
    {
        IReadOnlyList<PactResult> published = [];
        var isDone = true;
        if (brokered.Version is { } version)
        {
            try
            {
                published = await ResultPublisher.PublishAsync(
                    brokered.Broker,
                    brokered.Selection.Provider,
                    version,
                    results,
                    cancellationToken
                );
                _lines.WriteLine($"published: {Counted.Of(published.Count, "result")} of {results.Count} for {version.Number}");
            }
            catch (Exception refused) when (refused is BrokerException or BrokerRefusalException)
            {
                // The verdict stands all the same.
                errors.WriteLine($"elb-contract: the results are not published, or not all: {refused.Message}");
                isDone = false;
            }
        }

        foreach (var result in results.Where(result => result.Success is not null))
        {
            foreach (var notice in result.Pact.After(result.Success == true, published.Contains(result)))
                _lines.WriteLine($"  {notice}");
        }

        return isDone;
    }
}
