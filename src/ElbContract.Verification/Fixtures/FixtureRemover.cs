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
    private const int Looks = 5;

    private readonly FixturePatience _patience = patience ?? new FixturePatience();
    private readonly Jobs _jobs = new(client, patience ?? new FixturePatience());

    /// <summary>Deletes it with whatever else has its name, for only its run uses the name; a load balancer after the listeners on it,
    /// which can be nobody else's. What has its id and another name is somebody else's: it is told and left alone.</summary>
    /// <param name="fixture">Where it has no id it is looked up, several times.</param>
    /// <param name="dryRun">Looks once, and deletes nothing.</param>
    /// <param name="cancellationToken">Leaves it as it is.</param>
    /// <returns>True where it was deleted, false where it was not there; and why it is still there, or may be, or null.</returns>
    public async Task<(bool WasThere, string? Reason)> RemoveAsync(
        JournalledFixture fixture,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        if (FixtureKinds.Parse(fixture.Kind) is not { } kind)
            return (false, "this version does not know what that is: use the version that wrote the journal");
        try
        {
            var ids = dryRun
                ? OwnAmong(await ListAsync(client, kind, cancellationToken), fixture)
                : await IdsAsync(kind, fixture, cancellationToken);
            if (ids.Count == 0)
                return (false, StillToCome(fixture));
            var wasThere = dryRun;
            if (!dryRun)
                foreach (var id in ids)
                    wasThere |= await DeleteAsync(kind, id, cancellationToken);
            return (wasThere, dryRun ? null : await WhatRemainsAsync(kind, ids, cancellationToken));
        }
        catch (Exception cause) when (cause is ElbException or FixtureException or OperationCanceledException)
        {
            return (false, cause is OperationCanceledException ? "the time for it ran out" : cause.Message.TrimEnd('.'));
        }
    }

    /// <summary>The ids of those that are listed with that name.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(
        ElbClient client,
        FixtureKind kind,
        string name,
        CancellationToken cancellationToken
    ) => [.. (await ListAsync(client, kind, cancellationToken)).Where(one => one.Name == name).Select(one => one.Id)];

    /// <summary>What the thing with that id is called; null where it is not listed, or nothing is.</summary>
    public static async Task<string?> NameOfAsync(ElbClient client, FixtureKind kind, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await ListAsync(client, kind, cancellationToken)).FirstOrDefault(one => one.Id == id).Name;
        }
        catch (ElbException)
        {
            return null;
        }
    }

    private static async Task<IReadOnlyList<(string Id, string? Name)>> ListAsync(
        ElbClient client,
        FixtureKind kind,
        CancellationToken cancellationToken
    ) =>
        kind.IsLoadBalancer()
            ? [.. (await client.ListLoadBalancersAsync(cancellationToken)).Select(one => (one.Id, one.Name))]
            : [.. (await client.ListCertificatesAsync(cancellationToken)).Select(one => (one.Id, one.Name))];

    // The status of a deletion proves nothing. Null where nothing of it is listed, or nothing can be.
    private async Task<string?> WhatRemainsAsync(FixtureKind kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            IReadOnlyList<(string Id, string? Name)> all;
            try
            {
                all = await ListAsync(client, kind, cancellationToken);
            }
            catch (ElbException)
            {
                return null;
            }

            var remaining = all.Select(one => one.Id).Intersect(ids, StringComparer.Ordinal).ToList();
            if (remaining.Count == 0)
                return null;
            if (look == Looks)
                return $"its deletion was answered with success, and {string.Join(", ", remaining)} still stands";
            await _patience.WaitAsync(look, cancellationToken);
        }
    }

    // Nobody knows whether it was created, and not finding it proves nothing yet.
    private string? StillToCome(JournalledFixture fixture) =>
        fixture is { Id: null, Asked: { } asked } && _patience.Time.GetUtcNow() - asked < _patience.ListingLimit
            ? "it may have been created, and is not listed: elb-contract cleanup looks again"
            : null;

    // Another of its name where something on the way sent its request twice.
    private async Task<IReadOnlyCollection<string>> IdsAsync(
        FixtureKind kind,
        JournalledFixture fixture,
        CancellationToken cancellationToken
    )
    {
        if (fixture.Id is not { } id)
            return await LookAsync(kind, fixture.Name, cancellationToken);
        IReadOnlyList<(string Id, string? Name)> all;
        try
        {
            all = await ListAsync(client, kind, cancellationToken);
        }
        catch (ElbException)
        {
            return [id];
        }

        return [.. OwnAmong(all, fixture).Append(id).Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyCollection<string> OwnAmong(IReadOnlyList<(string Id, string? Name)> all, JournalledFixture fixture) =>
        all.FirstOrDefault(one => one.Id == fixture.Id) is { Name: { } name } && name != fixture.Name
            ? throw FixtureException.Endpoint(
                $"what has that id is called '{name}', and not {fixture.Name}: it is somebody else's and left alone"
            )
            : [.. all.Where(one => one.Name == fixture.Name || one.Id == fixture.Id).Select(one => one.Id)];

    // It may take a moment to be listed.
    private async Task<IReadOnlyList<string>> LookAsync(FixtureKind kind, string name, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var found = await FindAsync(client, kind, name, cancellationToken);
            if (found.Count > 0 || look == Looks)
                return found;
            await _patience.WaitAsync(look, cancellationToken);
        }
    }

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
            catch (Exception cause) when (attempt < Attempts && cause is ElbException or FixtureException)
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
