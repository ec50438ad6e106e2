namespace ElbContract.Verification.Journals;

/// <summary>Clears up requests whose fate is unknown while the run goes on.</summary>
internal sealed class Settlement(Journal journal, EndpointListeners endpoint)
{
    /// <summary>Looks the listener up that requests like this one may have made, and deletes it.</summary>
    /// <returns>Whether there is none of them now; false also where that cannot be told.</returns>
    public async Task<bool> SettleAsync(Addition addition, CancellationToken cancellationToken)
    {
        if (addition is not { LoadBalancer: { } loadBalancer, Port: not null }) return false;
        if (await endpoint.ListAsync(loadBalancer, cancellationToken) is not { Listeners: { } there }) return false;
        var sought = journal.Ask(book => book.Sought.Where(one => one.Addition == addition).ToList());
        foreach (var one in sought)
        {
            // Absent now, it may still come: so it stays sought until nothing is under way any more.
            var found = journal.Ask(book => Search.Among(there, loadBalancer, addition, book));
            if (found.Doubtful is not null) return false;
            foreach (var listener in found.Ours)
            {
                await journal.MadeAsync(one.Number, listener.Id);
                if (!await IsDeletedAsync(addition.Project, listener.Id, cancellationToken)) return false;
            }
        }

        return sought.Count > 0;
    }

    private async Task<bool> IsDeletedAsync(string? project, string id, CancellationToken cancellationToken)
    {
        if (!(await endpoint.DeleteAsync(project, id, cancellationToken)).IsGone) return false;
        journal.Deleted(id);
        return true;
    }
}
