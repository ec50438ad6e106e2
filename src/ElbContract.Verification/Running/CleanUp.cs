using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Running;

/// <summary>Deletes the listeners that the run made, and no other.</summary>
internal static class CleanUp
{
    private const int Attempts = 2;

    /// <summary>Returns the ids of those that could not be deleted.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(HttpClient http, Uri gateway, CreatedListeners created, int parallel, CancellationToken cancellationToken)
    {
        List<string> left = [];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel };
        await Parallel.ForEachAsync(created.All, options, async (listener, _) =>
        {
            var client = new ElbClient(http, new ElbClientOptions { Endpoint = gateway, ProjectId = listener.Value }, ProviderIds.Example.Token);
            if (await DeletedAsync(client, listener.Key, cancellationToken)) return;
            lock (left) left.Add(listener.Key);
        });
        left.Sort(StringComparer.Ordinal);
        return left;
    }

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
