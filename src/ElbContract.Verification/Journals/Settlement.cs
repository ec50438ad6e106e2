using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>Removes what requests to add listeners made, and notes it.</summary>
internal sealed class Settlement(Journal journal, EndpointListeners endpoint)
{
    /// <summary>Removes a listener that an answer named. Where nothing has its id, but what its request asked for stands under another,
    /// that is removed.</summary>
    public async Task<Removal> RemoveAsync(MadeListener made, CancellationToken cancellationToken)
    {
        var removal = await endpoint.RemoveAsync(journal, made, cancellationToken);
        if (removal.Outcome == RemovalOutcome.Gone)
            Deleted(made);
        else if (removal is { Outcome: RemovalOutcome.NotOurs, Reason: { } reason })
            await journal.NotOursAsync(made.Number, made.Id, reason);
        return removal.Outcome is RemovalOutcome.Absent or RemovalOutcome.Unseen
            ? await RemoveUnderAnotherIdAsync(made, cancellationToken) ?? removal
            : removal;
    }

    /// <summary>Looks the listener up that requests like this one may have made, and deletes it.</summary>
    /// <returns>Whether there is none of them now; false also where that cannot be told.</returns>
    public async Task<bool> SettleAsync(Addition addition, CancellationToken cancellationToken)
    {
        var sought = journal.Ask(book => book.Sought.Where(one => one.Addition == addition).ToList());
        HashSet<int> found = [];
        foreach (var loadBalancer in journal.Ask(book => book.PlacesOf(addition)))
        {
            if (await endpoint.ListAsync(loadBalancer, cancellationToken) is not { Listeners: { } there })
                return false;
            foreach (var one in sought)
            {
                // Several asked for the same: one listener is one request's, and the last has what is left.
                var most = one == sought[^1] ? int.MaxValue : 1;
                if (await RemoveFoundAsync(loadBalancer, there, one, most, cancellationToken) is not { } removed)
                    return false;
                if (removed > 0)
                    found.Add(one.Number);
            }
        }

        // One that an answer speaks of is somewhere, seen or not. Where none is sought, who asked for the same has settled this one too.
        return sought.All(one => !one.IsUnnamed || found.Contains(one.Number));
    }

    /// <summary>Removes what stands at the load balancers of the run although the answer to its request refused it.</summary>
    /// <returns>How many were found, and how many of them could not be removed.</returns>
    public async Task<(int Found, int Standing)> SweepAsync(CancellationToken cancellationToken)
    {
        var (count, standing) = (0, 0);
        foreach (var loadBalancer in journal.Ask(book => book.LoadBalancers.ToList()))
        {
            if (await endpoint.ListAsync(loadBalancer, cancellationToken) is not { Listeners: { } there })
                continue;
            foreach (var listener in there)
            {
                if (journal.Ask(book => Unexplained(book, listener, loadBalancer)) is not { } number)
                    continue;
                await journal.MadeAsync(number, listener.Id);
                count++;
                if (journal.Ask(book => book.Find(listener.Id)) is not { } made)
                    continue;
                var removal = await endpoint.RemoveAsync(journal, made, new Sight(listener, loadBalancer), cancellationToken);
                if (removal.Outcome == RemovalOutcome.Gone)
                    journal.Deleted(listener.Id);
                else
                    standing++;
            }
        }

        return (count, standing);
    }

    // The request behind a listener; null where an answer named it, or another request may have made it that is still being cleared up.
    private static int? Unexplained(JournalBook book, Listener listener, string loadBalancer) =>
        book.IsOwn(listener.Id)
        || book.Standing.Any(made => made.Addition.LoadBalancer == loadBalancer && made.Addition.Port == listener.Port)
            ? null
            : book.RequestBehind(listener, loadBalancer);

    // How many were removed; null where one is left. Absent now, one may still come: so it stays sought until nothing is under way any
    // more. Where a request named no place, a listener with the run's name can be that of another request that is just being answered:
    // deleted a moment early, it is missed by nobody.
    private async Task<int?> RemoveFoundAsync(
        string loadBalancer,
        IReadOnlyList<Listener> there,
        SoughtListener sought,
        int most,
        CancellationToken cancellationToken
    )
    {
        var found = journal.Ask(book => ListenerSearch.Among(there, loadBalancer, sought.Addition, book));
        if (found.Doubtful is not null)
            return null;
        var ours = found.Ours.Take(most).ToList();
        foreach (var listener in ours)
        {
            await journal.MadeAsync(sought.Number, listener.Id);
            var made = new MadeListener(listener.Id, sought.Number, sought.Addition);
            var removal = await endpoint.RemoveAsync(journal, made, new Sight(listener, loadBalancer), cancellationToken);
            if (removal.Outcome != RemovalOutcome.Gone)
                return null;
            journal.Deleted(listener.Id);
        }

        return ours.Count;
    }

    // Unless its id was answered to another request meanwhile, whose listener may stand.
    private void Deleted(MadeListener made)
    {
        if (journal.Ask(book => book.Find(made.Id))?.Number == made.Number)
            journal.Deleted(made.Id);
    }

    // Null where there is nothing.
    private async Task<Removal?> RemoveUnderAnotherIdAsync(MadeListener made, CancellationToken cancellationToken)
    {
        var sought = new SoughtListener(made.Number, made.Addition);
        var removed = 0;
        foreach (var loadBalancer in journal.Ask(book => book.PlacesOf(made.Addition)))
        {
            if (await endpoint.ListAsync(loadBalancer, cancellationToken) is not { Listeners: { } there })
                continue;
            var found = journal.Ask(book => ListenerSearch.Among(there, loadBalancer, made.Addition, book));
            if (found.Ours.Count == 0)
                continue;
            if (await RemoveFoundAsync(loadBalancer, there, sought, int.MaxValue, cancellationToken) is not { } here)
                return new Removal(RemovalOutcome.Stands, $"it exists with another id, {found.Ours[0].Id}, and was not deleted");
            removed += here;
        }

        if (removed == 0)
            return null;
        Deleted(made);
        return new Removal(RemovalOutcome.Gone);
    }
}
