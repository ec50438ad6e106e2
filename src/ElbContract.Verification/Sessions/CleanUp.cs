using System.Collections.Concurrent;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Sessions;

/// <summary>Deletes what a journal names, and nothing else. For when nothing of its run is under way any more.</summary>
/// <param name="journal">The run's own, or that of one that has ended.</param>
/// <param name="endpoint">Where its listeners are.</param>
/// <param name="fixtures">Deletes what else it made.</param>
internal sealed class CleanUp(Journal journal, EndpointListeners endpoint, FixtureRemover fixtures)
{
    private readonly ConcurrentBag<string> _deleted = [];
    private readonly ConcurrentBag<string> _gone = [];
    private readonly ConcurrentBag<string> _left = [];

    /// <param name="dryRun">Looks, and changes neither endpoint nor journal.</param>
    /// <param name="parallel">How many listeners are deleted at once.</param>
    /// <param name="cancellationToken">What is not deleted by then is left.</param>
    public async Task<CleanUpResult> RunAsync(bool dryRun, int parallel, CancellationToken cancellationToken)
    {
        var leftovers = Leftovers.Of(journal);
        var found = await LookUpAsync(leftovers.Sought, dryRun, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForEachAsync(
            leftovers.Known.Concat(found).DistinctBy(listener => listener.Id),
            options,
            async (listener, _) => await RemoveAsync(listener, dryRun, cancellationToken)
        );
        foreach (var fixture in leftovers.Fixtures)
            await RemoveAsync(fixture, dryRun, cancellationToken);
        return new CleanUpResult
        {
            Deleted = Sorted(_deleted),
            Gone = Sorted(_gone),
            Left = Sorted(_left),
        };
    }

    private async Task<IReadOnlyList<MadeListener>> LookUpAsync(
        IReadOnlyList<SoughtListener> sought,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, (IReadOnlyList<Listener>? Listeners, string? Reason)> seen = new(StringComparer.Ordinal);
        List<MadeListener> found = [];
        foreach (var one in sought)
        {
            var isOpen = false;
            foreach (
                var loadBalancer in one.Addition.LoadBalancer is { } named ? [named] : journal.Ask(book => book.LoadBalancers.ToList())
            )
            {
                if (!seen.TryGetValue(loadBalancer, out var there))
                    seen[loadBalancer] = there = await endpoint.ListAsync(loadBalancer, cancellationToken);
                if (there.Listeners is null)
                {
                    _left.Add($"a listener that may stand {Place(one.Addition, loadBalancer)}: {there.Reason}");
                    isOpen = true;
                    continue;
                }

                var look = journal.Ask(book => ListenerSearch.Among(there.Listeners, loadBalancer, one.Addition, book));
                isOpen |= !look.IsAbsent;
                if (look.Doubtful is { } doubtful)
                    _left.Add($"listener {doubtful.Id} {Place(one.Addition, loadBalancer)}: nothing shows that this run made it: {Advice}");
                foreach (var listener in look.Ours)
                {
                    if (!dryRun)
                        await journal.MadeAsync(one.Number, listener.Id);
                    found.Add(new MadeListener(listener.Id, one.Addition.Project, loadBalancer));
                }
            }

            if (!isOpen && !dryRun)
                journal.Absent(one.Number);
        }

        return found;
    }

    private async Task RemoveAsync(MadeListener listener, bool dryRun, CancellationToken cancellationToken)
    {
        var line = $"listener {listener.Id}" + (listener.LoadBalancer is { } loadBalancer ? $" of load balancer {loadBalancer}" : "");
        if (dryRun)
        {
            (await endpoint.IsThereAsync(listener.Id, cancellationToken) == false ? _gone : _deleted).Add(line);
            return;
        }

        var removal = await endpoint.DeleteAsync(listener.Project, listener.Id, cancellationToken);
        if (removal.IsGone)
            journal.Deleted(listener.Id);
        if (removal.IsGone)
            (removal.WasThere ? _deleted : _gone).Add(line);
        else
            _left.Add($"{line}: {removal.Reason}");
    }

    private async Task RemoveAsync(JournalledFixture fixture, bool dryRun, CancellationToken cancellationToken)
    {
        var line = $"{fixture.Kind} {fixture.Id ?? fixture.Name}";
        if (!fixture.Name.StartsWith(journal.Run.Name, StringComparison.Ordinal))
        {
            _left.Add($"{line}: its name '{fixture.Name}' is not one that this run gives: {Advice}");
            return;
        }

        var (wasThere, reason) = await fixtures.RemoveAsync(fixture, dryRun, cancellationToken);
        if (reason is not null)
            _left.Add($"{line}: {reason}");
        else
            (wasThere ? _deleted : _gone).Add(line);
        if (reason is null && !dryRun)
            journal.FixtureRemoved(fixture);
    }

    // Nothing that cleaning up could find out later changes what it knows of such a listener.
    private string Advice =>
        "delete it by hand if it is yours" + (journal.Path is { } path ? $", then delete the journal {path} if nothing else is left" : "");

    private static string Place(Addition addition, string loadBalancer) =>
        (addition.Port is { } port ? $"on port {port} of " : "at ") + $"load balancer {loadBalancer}";

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
