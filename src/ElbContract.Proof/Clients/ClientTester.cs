using ElbContract.Emulator.Personalities;
using ElbContract.Verification.Sessions;

namespace ElbContract.Proof.Clients;

/// <summary>Runs a client at providers that all conform, each in its way, and looks for the freedoms of the page that it does not cope
/// with.</summary>
public static class ClientTester
{
    /// <param name="options">The client, and the providers.</param>
    /// <param name="cancellationToken">Kills it, and ends without a result.</param>
    /// <exception cref="ClientCommandException">It cannot be started.</exception>
    public static async Task<ClientReport> TestAsync(ClientOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var startedAt = TimeProvider.System.GetUtcNow();
        var start = TimeProvider.System.GetTimestamp();
        var personalities = options.Personalities.Prepend(Personality.Ordinary).DistinctBy(one => one.Name).ToList();
        var runs = await RunAsync(options, personalities, cancellationToken);
        var report = new ClientReport
        {
            Program = Path.GetFileName(options.Program),
            StartedAt = startedAt,
            Duration = default,
            Runs = runs,
        };
        if (report.Verdict is ClientVerdict.Fails)
            report = await new WeaknessSearch(options).CompleteAsync(report, cancellationToken);
        return report with { Duration = TimeProvider.System.GetElapsedTime(start) };
    }

    private static async Task<IReadOnlyList<ClientRun>> RunAsync(
        ClientOptions options,
        List<Personality> personalities,
        CancellationToken cancellationToken
    )
    {
        var runs = new ClientRun[personalities.Count];
        var (done, failed) = (0, 0);
        // By itself: a command that cannot be started is told once.
        await RunAsync(0, cancellationToken);
        await Parallel.ForAsync(
            1,
            personalities.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken },
            async (index, token) => await RunAsync(index, token)
        );
        return runs;

        async Task RunAsync(int index, CancellationToken token)
        {
            runs[index] = await ClientTrial.RunAsync(options, personalities[index], token);
            if (runs[index].Outcome is not ClientOutcome.Survived)
                Interlocked.Increment(ref failed);
            options.OnProgress?.Invoke(new RunProgress(Interlocked.Increment(ref done), runs.Length, Volatile.Read(ref failed)));
        }
    }
}
