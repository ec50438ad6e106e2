using ElbContract.Client;
using ElbContract.Client.Errors;

namespace ElbContract.Verification.Fixtures;

/// <summary>Finds and removes what runs created, whether in this process or in one that was killed.</summary>
/// <param name="client">Where it is.</param>
/// <param name="options">How long jobs may take, and how long to wait.</param>
/// <param name="journal">Told of everything that is removed.</param>
public sealed class FixtureCleanUp(ElbClient client, FixtureOptions options, IFixtureJournal journal)
{
    private const int Attempts = 3;

    private readonly Jobs _jobs = new(client, options);

    /// <summary>Finds what a run of that name created, whether or not its creation was answered: by its whole name, so that it is nobody else's.</summary>
    /// <param name="client">Lists load balancers and certificates.</param>
    /// <param name="runName">The name that the run had in <see cref="FixtureOptions.RunName"/>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ElbException">The endpoint does not list them.</exception>
    public static async Task<IReadOnlyList<Fixture>> FindAsync(ElbClient client, string runName, CancellationToken cancellationToken = default) =>
        [.. (await FindLoadBalancersAsync(client, runName, cancellationToken)).Concat(await FindCertificatesAsync(client, runName, cancellationToken)).OrderBy(fixture => fixture.Kind)];

    /// <summary>Removes load balancers, each after its listeners, and then certificates.</summary>
    /// <param name="fixtures">Of runs that have ended; one without id is left.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>What could not be removed; empty when nothing is left.</returns>
    public async Task<IReadOnlyList<Fixture>> RemoveAsync(IEnumerable<Fixture> fixtures, CancellationToken cancellationToken = default)
    {
        List<Fixture> left = [];
        foreach (var fixture in fixtures.OrderBy(fixture => fixture.Kind))
        {
            if (fixture.Id is { } id && await IsRemovedAsync(fixture.Kind, id, cancellationToken)) await journal.RemovedAsync(fixture.Kind, id);
            else left.Add(fixture);
        }

        return left;
    }

    /// <summary>Those of one kind.</summary>
    internal static async Task<IReadOnlyList<Fixture>> FindAsync(ElbClient client, string runName, FixtureKind kind, CancellationToken cancellationToken)
    {
        var found = kind.IsLoadBalancer() ? await FindLoadBalancersAsync(client, runName, cancellationToken) : await FindCertificatesAsync(client, runName, cancellationToken);
        return [.. found.Where(fixture => fixture.Kind == kind)];
    }

    private static async Task<IEnumerable<Fixture>> FindLoadBalancersAsync(ElbClient client, string runName, CancellationToken cancellationToken) =>
        (await client.ListLoadBalancersAsync(cancellationToken)).SelectMany(one => Of(runName, one.Name, one.Id).Where(fixture => fixture.Kind.IsLoadBalancer()));

    private static async Task<IEnumerable<Fixture>> FindCertificatesAsync(ElbClient client, string runName, CancellationToken cancellationToken) =>
        (await client.ListCertificatesAsync(cancellationToken)).SelectMany(one => Of(runName, one.Name, one.Id).Where(fixture => !fixture.Kind.IsLoadBalancer()));

    private static IEnumerable<Fixture> Of(string runName, string? name, string id) =>
        FixtureKinds.All.Where(kind => kind.Name(runName) == name).Select(kind => new Fixture(kind, name!, id));

    private async Task<bool> IsRemovedAsync(FixtureKind kind, string id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (kind.IsLoadBalancer()) await RemoveLoadBalancerAsync(kind, id, cancellationToken);
                else await client.DeleteCertificateAsync(id, cancellationToken);
                return true;
            }
            catch (Exception cause) when (cause is ElbException or FixtureException)
            {
                if (attempt == Attempts) return false;
            }

            // It may be in use for a moment longer.
            await Task.Delay(options.FirstWait * attempt, options.Time, cancellationToken);
        }
    }

    private async Task RemoveLoadBalancerAsync(FixtureKind kind, string id, CancellationToken cancellationToken)
    {
        await RemoveListenersAsync(id, cancellationToken);
        var deletion = await client.DeleteLoadBalancerAsync(id, cancellationToken);
        if (deletion.JobId is { } job) await _jobs.WaitAsync(job, $"deleting {kind.Words()}", cancellationToken);
    }

    // On a load balancer of a run's own they can be nobody else's. Where they cannot be listed or deleted, the deletion of the load balancer tells.
    private async Task RemoveListenersAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var listener in await client.ListListenersAsync(id, cancellationToken))
            {
                // A provider that passes the query over lists everybody's.
                if (listener.LoadbalancerId == id) await client.DeleteListenerAsync(listener.Id, cancellationToken);
            }
        }
        catch (ElbException)
        {
            return;
        }
    }
}
