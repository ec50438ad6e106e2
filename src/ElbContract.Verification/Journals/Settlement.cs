using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>Clears up requests whose fate is unknown while the run goes on.</summary>
internal sealed class Settlement(Journal journal, EndpointListeners endpoint)
{
    /// <summary>Looks the listener up that requests like this one may have made, and deletes it.</summary>
    /// <returns>Whether there is none of them now; false also where that cannot be told.</returns>
    public async Task<bool> SettleAsync(Addition addition, CancellationToken cancellationToken)
    {
        var sought = journal.Ask(book => book.Sought.Where(one => one.Addition == addition).ToList());
        foreach (var loadBalancer in addition.LoadBalancer is { } named ? [named] : journal.Ask(book => book.LoadBalancers.ToList()))
        {
            if (await endpoint.ListAsync(loadBalancer, cancellationToken) is not { Listeners: { } there })
                return false;
            foreach (var one in sought)
            {
                if (!await IsClearAsync(loadBalancer, there, one, cancellationToken))
                    return false;
            }
        }

        return sought.Count > 0;
    }

    // Absent now, it may still come: so it stays sought until nothing is under way any more. Where a request named no place, a listener
    // with the run's name can be that of another request that is just being answered: deleted a moment early, it is missed by nobody.
    private async Task<bool> IsClearAsync(
        string loadBalancer,
        IReadOnlyList<Listener> there,
        SoughtListener sought,
        CancellationToken cancellationToken
    )
    {
        var found = journal.Ask(book => ListenerSearch.Among(there, loadBalancer, sought.Addition, book));
        if (found.Doubtful is not null)
            return false;
        foreach (var listener in found.Ours)
        {
            await journal.MadeAsync(sought.Number, listener.Id);
            if (!await IsDeletedAsync(sought.Addition.Project, listener.Id, cancellationToken))
                return false;
        }

        return true;
    }

    private async Task<bool> IsDeletedAsync(string? project, string id, CancellationToken cancellationToken)
    {
        if (!(await endpoint.DeleteAsync(project, id, cancellationToken)).IsGone)
            return false;
        journal.Deleted(id);
        return true;
    }
}
