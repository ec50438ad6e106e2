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
        foreach (var (project, loadBalancer) in created.OfUnknownFate) await FindAsync(created, project, loadBalancer, cancellationToken);
        List<string> left = [];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForEachAsync(created.All, options, async (listener, _) =>
        {
            if (await DeletedAsync(Client(listener.Value), listener.Key, cancellationToken)) return;
            lock (left) left.Add(listener.Key);
        });
        left.Sort(StringComparer.Ordinal);
        return left;
    }

    // An answer that did not come may still have made a listener: it is ours if it has the run's name.
    private async Task FindAsync(CreatedListeners created, string project, string loadBalancer, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var listener in await Client(project).ListListenersAsync(loadBalancer, cancellationToken))
            {
                if (listener.Name == listenerName) created.Add(listener.Id, project);
            }
        }
        catch (Exception cause) when (cause is ElbException or OperationCanceledException)
        {
            // Where listing is not possible nothing can be proved to be ours.
        }
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
