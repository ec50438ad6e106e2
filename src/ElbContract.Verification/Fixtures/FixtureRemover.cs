using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Fixtures;

/// <summary>Deletes what runs created, whether in this process or in one that was killed.</summary>
/// <param name="client">Where it is.</param>
/// <param name="patience">How long to wait for jobs and for what takes a moment to be listed; the defaults where null.</param>
internal sealed class FixtureRemover(ElbClient client, FixturePatience? patience = null)
{
    private const int Attempts = 3;

    private readonly FixturePatience _patience = patience ?? new FixturePatience();
    private readonly Jobs _jobs = new(client, patience ?? new FixturePatience());
    private readonly FixtureListing _listing = new(client, patience ?? new FixturePatience());

    /// <summary>Deletes whatever is listed with its name, for only its run uses the name; a load balancer after the listeners on it, which
    /// can be nobody else's. What is not listed, or has its id and another name or none, is left alone and told.</summary>
    /// <param name="fixture">It is looked for several times.</param>
    /// <param name="dryRun">Looks once, and deletes nothing.</param>
    /// <param name="cancellationToken">Leaves it as it is.</param>
    /// <returns>True where it was deleted, false where it was not there; why it is still there, or may be, or null; and whether what was
    /// deleted had its name alone, and another id.</returns>
    public async Task<(bool WasThere, string? Reason, bool HadAnotherId)> RemoveAsync(
        JournalledFixture fixture,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        if (FixtureKinds.Parse(fixture.Kind) is not { } kind)
            return (false, "this version does not know this kind of resource: use the version that wrote the journal", false);
        try
        {
            var (all, reason) = await _listing.LookAsync(
                kind,
                all => all.Any(one => one.Name == fixture.Name || one.Id == fixture.Id),
                dryRun,
                cancellationToken
            );
            if (all is null)
                return (false, $"it may still exist: {reason}", false);
            var ids = FixtureListing.Named(all, fixture.Name);
            if (ids.Count == 0)
                return (false, Strange(all, fixture) ?? StillToCome(fixture), false);
            var hasAnotherId = fixture.Id is { } id && !ids.Contains(id);
            if (dryRun)
                return (true, null, hasAnotherId);
            var wasThere = false;
            foreach (var own in ids)
                wasThere |= await DeleteAsync(kind, own, cancellationToken);
            return (wasThere, await WhatRemainsAsync(kind, ids, cancellationToken), hasAnotherId);
        }
        catch (Exception cause) when (cause is ElbException or FixtureException or OperationCanceledException)
        {
            return (false, cause is OperationCanceledException ? "there was no time left" : cause.Message.TrimEnd('.'), false);
        }
    }

    // Its id with another name, or with none, which proves nothing.
    private static string? Strange(IReadOnlyList<ListedFixture> all, JournalledFixture fixture)
    {
        var same = all.Where(one => one.Id == fixture.Id).ToList();
        return same.Find(one => one.Name is not null && one.Name != fixture.Name) is { } other
                ? $"the resource with that id is called '{other.Name}', not {fixture.Name}: it belongs to somebody else and is left alone"
            : same.Count > 0
                ? $"it may still exist: the resource with that id is listed without a name, so it may not be {fixture.Name}: delete "
                    + "it by hand if it is yours"
            : null;
    }

    // The status of a deletion proves nothing. Null where nothing of it is listed any more.
    private async Task<string?> WhatRemainsAsync(FixtureKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        bool IsOne(ListedFixture one) => ids.Contains(one.Id);
        var (all, reason) = await _listing.LookAsync(kind, all => !all.Any(IsOne), isOneLook: false, cancellationToken);
        if (all is null)
            return $"its deletion was answered with success, but it may still exist: {reason}";
        var remaining = all.Where(IsOne).Select(one => one.Id).Distinct(StringComparer.Ordinal).ToList();
        return remaining.Count == 0 ? null : $"its deletion was answered with success, but {string.Join(", ", remaining)} still exists";
    }

    // Nobody knows whether it was created, or saw it, and not finding it proves nothing yet.
    private string? StillToCome(JournalledFixture fixture) =>
        fixture.Asked is { } asked && _patience.Time.GetUtcNow() - asked < _patience.ListingLimit
            ? "it may have been created, but is not listed: elb-contract cleanup looks again"
            : null;

    private async Task<bool> DeleteAsync(FixtureKind kind, string id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return kind.IsLoadBalancer()
                    ? await DeleteLoadBalancerAsync(kind, id, cancellationToken)
                    : await client.DeleteCertificateAsync(id, cancellationToken);
            }
            catch (Exception cause) when (attempt < Attempts && cause is (ElbException and not IdFormatException) or FixtureException)
            {
                // It may be in use for a moment longer.
            }

            await _patience.WaitAsync(attempt, cancellationToken);
        }
    }

    private async Task<bool> DeleteLoadBalancerAsync(FixtureKind kind, string id, CancellationToken cancellationToken)
    {
        await DeleteListenersAsync(id, cancellationToken);
        var deletion = await client.DeleteLoadBalancerAsync(id, cancellationToken);
        if (deletion.JobId is { } job)
            await _jobs.WaitAsync(job, $"deleting {kind.Words()}", cancellationToken);
        return deletion.IsThere;
    }

    // Where they cannot be listed or deleted, the deletion of their load balancer tells.
    private async Task DeleteListenersAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var listener in await client.ListListenersAsync(id, cancellationToken))
            {
                // A provider that passes the query over lists everybody's.
                if (listener.LoadbalancerId == id)
                    await client.DeleteListenerAsync(listener.Id, cancellationToken);
            }
        }
        catch (ElbException)
        {
            return;
        }
    }
}
