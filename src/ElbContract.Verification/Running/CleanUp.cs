using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Running;

/// <summary>Deletes the listeners that the run made, and no other.</summary>
/// <param name="http">Sends through the gateway.</param>
/// <param name="gateway">The gateway's address.</param>
/// <param name="listenerName">The name that only this run's listeners have.</param>
internal sealed class CleanUp(HttpClient http, Uri gateway, string listenerName)
{
    private const int Attempts = 2;

    /// <summary>Returns the ids of those that could not be deleted.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CreatedListeners created, int parallel, CancellationToken cancellationToken)
    {
        List<string> left = [];
        foreach (var there in created.Nameless.GroupBy(nameless => (nameless.Project, nameless.LoadBalancer)))
            left.AddRange(await FindAsync(created, there.Key.Project, there.Key.LoadBalancer, [.. there], cancellationToken));
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForEachAsync(created.All, options, async (listener, _) =>
        {
            if (await DeletedAsync(Client(listener.Value), listener.Key, cancellationToken)) return;
            lock (left) left.Add(listener.Key);
        });
        left.Sort(StringComparer.Ordinal);
        return left;
    }

    // An answer without an id may have made a listener. It is ours if it has the run's name; or if the answer said that it was added, and it
    // stands with the name and the port that were asked for. What was added and is not found is told.
    private async Task<IEnumerable<string>> FindAsync(CreatedListeners created, string project, string loadBalancer, IReadOnlyList<NamelessListener> sought, CancellationToken cancellationToken)
    {
        var added = sought.Where(one => one.IsAccepted).ToList();
        try
        {
            foreach (var listener in await Client(project).ListListenersAsync(loadBalancer, cancellationToken))
            {
                if (listener.Name != listenerName && !added.Exists(one => one.Port == listener.Port && one.Name == listener.Name)) continue;
                created.Add(listener.Id, project);
                added.RemoveAll(one => one.Port == listener.Port);
            }
        }
        catch (Exception cause) when (cause is ElbException or OperationCanceledException)
        {
            // Where listing is not possible nothing can be proved to be ours.
        }

        return added.Select(one => $"on port {one.Port} of load balancer {loadBalancer}");
    }

    private ElbClient Client(string project) => new(http, new ElbClientOptions { Endpoint = gateway, ProjectId = project }, ProviderIds.Example.Token);

    private static async Task<bool> DeletedAsync(ElbClient client, string id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts && !cancellationToken.IsCancellationRequested; attempt++)
        {
            try
            {
                await client.DeleteListenerAsync(id, cancellationToken);
                return true;
            }
            catch (Exception cause) when (cause is ElbException or OperationCanceledException)
            {
                // Tried again, then told: see ListenersLeftBehind.
            }
        }

        return false;
    }
}
