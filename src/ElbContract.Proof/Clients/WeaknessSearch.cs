using ElbContract.Emulator.Personalities;

namespace ElbContract.Proof.Clients;

/// <summary>Finds the freedoms that a client does not cope with: it runs it at providers that take ever fewer of those of a provider at
/// which it failed, by halves, until it survives without any one of them.</summary>
internal sealed class WeaknessSearch(ClientOptions options)
{
    /// <summary>Of all searches together; one for a single freedom takes about ten.</summary>
    private const int MostRuns = 150;

    private int _runs;

    public async Task<ClientReport> CompleteAsync(ClientReport report, CancellationToken cancellationToken)
    {
        var failed = report.Runs.Where(run => run.Outcome is not ClientOutcome.Survived).Select(run => run.Personality).ToList();
        List<ClientWeakness> found = [];
        List<string> unsteady = [];
        // Who differs least is searched first, and what is found there is sought nowhere else.
        foreach (var personality in failed.OrderBy(one => one.Taken().Count).ToList())
        {
            if (found.Exists(one => TakesAll(personality, one.Freedoms)))
                continue;
            if (await FailsAsync(personality, cancellationToken) is not { } run)
                unsteady.Add(personality.Name);
            else
                found.Add(await FindAsync(personality, run, failed, cancellationToken));
        }

        return report with
        {
            Weaknesses = [.. found.OrderBy(one => failed.FindIndex(personality => personality.Name == one.SeenWith[0]))],
            Unsteady = unsteady,
            SearchRuns = _runs,
        };
    }

    private async Task<ClientWeakness> FindAsync(
        Personality personality,
        ClientRun run,
        List<Personality> failed,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<TakenFreedom> freedoms = personality.Taken();
        var parts = 2;
        while (freedoms.Count > 1 && _runs < MostRuns)
        {
            var size = (freedoms.Count + parts - 1) / parts;
            var chunks = freedoms.Chunk(size).ToList();
            // Two halves are each other's rest.
            var rests = chunks.Count > 2 ? chunks.Select(chunk => freedoms.Except(chunk).ToArray()) : [];
            if (await FirstThatFailsAsync(personality, chunks.Concat(rests), cancellationToken) is var (fewer, shorter))
            {
                parts = fewer.Length <= size ? 2 : Math.Max(parts - 1, 2);
                (freedoms, run) = (fewer, shorter);
            }
            else if (size == 1)
                break;
            else
                parts = Math.Min(2 * parts, freedoms.Count);
        }

        return new ClientWeakness(
            freedoms,
            IsSmallest: freedoms.Count == 1 || _runs < MostRuns,
            run,
            [.. failed.Where(one => TakesAll(one, freedoms)).Select(one => one.Name)]
        );
    }

    private async Task<(TakenFreedom[] Freedoms, ClientRun Run)?> FirstThatFailsAsync(
        Personality personality,
        IEnumerable<TakenFreedom[]> sets,
        CancellationToken cancellationToken
    )
    {
        foreach (var set in sets)
        {
            if (_runs >= MostRuns)
                return null;
            if (await FailsAsync(personality.Only(set.Select(freedom => freedom.Name)), cancellationToken) is { } run)
                return (set, run);
        }

        return null;
    }

    private async Task<ClientRun?> FailsAsync(Personality personality, CancellationToken cancellationToken)
    {
        _runs++;
        var run = await ClientTrial.RunAsync(options, personality, cancellationToken);
        return run.Outcome is ClientOutcome.Survived ? null : run;
    }

    private static bool TakesAll(Personality personality, IReadOnlyList<TakenFreedom> freedoms) =>
        freedoms.All(personality.Taken().Contains);
}
