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
    private readonly Settlement _settlement = new(journal, endpoint);
    private readonly ConcurrentBag<string> _deleted = [];
    private readonly ConcurrentBag<string> _gone = [];
    private readonly ConcurrentBag<string> _left = [];
    private readonly Remains _remains = new(journal);

    /// <summary>How long a listener that nobody sees is waited for before it counts as gone; 1 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether what no listing shows is gone: so some time after its run. While it lasts, an endpoint may show it later.</summary>
    public bool BelievesWhatIsNotThere { get; init; }

    /// <param name="dryRun">Looks, and changes neither endpoint nor journal.</param>
    /// <param name="parallel">How many listeners are deleted at once.</param>
    /// <param name="cancellationToken">What is not deleted by then is left.</param>
    public async Task<CleanUpResult> RunAsync(bool dryRun, int parallel, CancellationToken cancellationToken)
    {
        if (!dryRun)
            await LookForDeletedAsync(cancellationToken);
        await RemoveAsync(Leftovers.Of(journal).Known, dryRun, parallel, cancellationToken);
        // What a lost answer may have made can be listed a little later.
        if (!dryRun && Leftovers.Of(journal).Sought.Any(one => !one.IsUnnamed))
            await Task.Delay(Patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // What proved to be somebody else's is sought under another id.
        await RemoveAsync(await LookUpAsync(Leftovers.Of(journal).Sought, dryRun, cancellationToken), dryRun, parallel, cancellationToken);
        foreach (var fixture in Leftovers.Of(journal).Fixtures)
            await RemoveAsync(fixture, dryRun, cancellationToken);
        return new CleanUpResult
        {
            Deleted = Sorted(_deleted),
            Gone = Sorted(_gone),
            Left = Sorted(_left.Concat(_remains.Lines())),
            NotOurs = await new Strangers(journal, endpoint).TellAsync(parallel, cancellationToken),
        };
    }

    // What was seen to be gone and stands again, and what has the run's name and no answer named.
    private async Task LookForDeletedAsync(CancellationToken cancellationToken)
    {
        foreach (var loadBalancer in journal.Ask(book => book.LoadBalancers.ToList()))
        {
            if (await endpoint.ListAsync(loadBalancer, cancellationToken) is not { Listeners: { } there })
                continue;
            foreach (var listener in there)
            {
                if (journal.Ask(book => book.RequestBehind(listener, loadBalancer)) is { } number)
                    await journal.MadeAsync(number, listener.Id);
            }
        }
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
            var isOpen = one.IsUnnamed;
            var places = journal.Ask(book => book.PlacesOf(one.Addition));
            foreach (var loadBalancer in places)
            {
                if (!seen.TryGetValue(loadBalancer, out var there))
                    seen[loadBalancer] = there = await endpoint.ListAsync(loadBalancer, cancellationToken);
                if (there.Listeners is null)
                {
                    _remains.Add(one.Addition, loadBalancer, there.Reason!, isListed: false);
                    isOpen = true;
                    continue;
                }

                var look = journal.Ask(book => ListenerSearch.Among(there.Listeners, loadBalancer, one.Addition, book));
                isOpen |= !look.IsAbsent;
                if (look.Doubtful is { } doubtful)
                    _left.Add(
                        $"listener {doubtful.Id} {Place(one.Addition, loadBalancer)}: nothing shows that this run created it: {Advice}"
                    );
                else if (look.IsAbsent && one.IsUnnamed)
                    _remains.Add(one.Addition, loadBalancer, "its answer did not give its id, and it is not listed", isListed: true);
                foreach (var listener in look.Ours)
                {
                    if (!dryRun)
                        await journal.MadeAsync(one.Number, listener.Id);
                    found.Add(new MadeListener(listener.Id, one.Number, one.Addition with { LoadBalancer = loadBalancer }));
                }
            }

            if (!isOpen && !dryRun)
                journal.Absent(one.Number);
            if (isOpen && places.Count == 0)
                _remains.Add(one.Addition, null, "no load balancer of the run could be listed", isListed: false);
        }

        return found;
    }

    private async Task RemoveAsync(IReadOnlyList<MadeListener> listeners, bool dryRun, int parallel, CancellationToken cancellationToken)
    {
        ConcurrentBag<MadeListener> unseen = [];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForEachAsync(
            listeners.DistinctBy(listener => listener.Id),
            options,
            async (listener, _) =>
            {
                if (!await IsToldAsync(listener, dryRun, isLast: dryRun, cancellationToken))
                    unseen.Add(listener);
            }
        );
        if (unseen.IsEmpty)
            return;
        await Task.Delay(Patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Parallel.ForEachAsync(
            unseen,
            options,
            async (listener, _) => await IsToldAsync(listener, dryRun, isLast: true, cancellationToken)
        );
    }

    // False for one that is not there, unless that is the last look.
    private async Task<bool> IsToldAsync(MadeListener listener, bool dryRun, bool isLast, CancellationToken cancellationToken)
    {
        var line =
            $"listener {listener.Id}" + (listener.Addition.LoadBalancer is { } loadBalancer ? $" of load balancer {loadBalancer}" : "");
        var removal = dryRun ? await WouldBeAsync(listener, cancellationToken) : await _settlement.RemoveAsync(listener, cancellationToken);
        switch (removal.Outcome)
        {
            case RemovalOutcome.Gone:
                _deleted.Add(line);
                break;
            case RemovalOutcome.Stands or RemovalOutcome.Unseen:
                _remains.Add(listener, removal.Reason);
                break;
            case RemovalOutcome.Absent when isLast && !dryRun && !BelievesWhatIsNotThere:
                _remains.Add(listener, "its answer named it, but nothing shows it");
                break;
            case RemovalOutcome.Absent when isLast:
                if (!dryRun)
                    journal.Deleted(listener.Id);
                _gone.Add(line);
                break;
            case RemovalOutcome.NotOurs when dryRun:
                _gone.Add($"{line} is not what the run requested ({removal.Reason}): left alone");
                break;
            default:
                return removal.Outcome == RemovalOutcome.NotOurs;
        }

        return true;
    }

    private async Task<Removal> WouldBeAsync(MadeListener listener, CancellationToken cancellationToken) =>
        EndpointListeners.WithoutDeletion(journal, listener, await endpoint.LookAsync(journal, listener, cancellationToken))
        ?? new Removal(RemovalOutcome.Gone);

    private async Task RemoveAsync(JournalledFixture fixture, bool dryRun, CancellationToken cancellationToken)
    {
        var line = $"{fixture.Kind} {fixture.Id ?? fixture.Name}";
        if (!fixture.Name.StartsWith(journal.Run.Name, StringComparison.Ordinal))
        {
            _left.Add($"{line}: its name '{fixture.Name}' is not a name from this run: {Advice}");
            return;
        }

        var (wasThere, reason, hadAnotherId) = await fixtures.RemoveAsync(fixture, dryRun, cancellationToken);
        // An id that a journal names and that is somebody else's is not told as deleted.
        if (hadAnotherId)
            line = $"{fixture.Kind} {fixture.Name}";
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
