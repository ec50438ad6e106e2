using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>Whether a listener is gone.</summary>
/// <param name="IsGone">It was deleted, or is not there.</param>
/// <param name="Reason">Why it is not gone, in one line; or null.</param>
/// <param name="WasThere">It was there until now.</param>
internal readonly record struct Removal(bool IsGone, string? Reason = null, bool WasThere = false);

/// <summary>Lists and deletes listeners at the endpoint, through a gateway that puts the credentials in.</summary>
/// <param name="http">Past any proxy; its time-out includes the gateway's own patience.</param>
/// <param name="gateway">The gateway's address, asked for when it is needed: what stands in a gateway is made before it.</param>
internal sealed class EndpointListeners(HttpClient http, Func<Uri> gateway)
{
    /// <summary>The listeners of a load balancer; null, and why, where they cannot be listed.</summary>
    public async Task<(IReadOnlyList<Listener>? Listeners, string? Reason)> ListAsync(
        string loadBalancer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var all = await Client(null).ListListenersAsync(loadBalancer, cancellationToken);
            // Some pass over the filter.
            return ([.. all.Where(listener => listener.LoadbalancerId is null || listener.LoadbalancerId == loadBalancer)], null);
        }
        catch (Exception cause) when (IsWeather(cause))
        {
            return (null, Line(cause));
        }
    }

    /// <summary>Deletes a listener under the project that it was made under, else under the run's own.</summary>
    /// <param name="project">Symbolic; null for the run's own.</param>
    /// <param name="id">The listener's.</param>
    /// <param name="cancellationToken">Leaves it as it is.</param>
    public async Task<Removal> DeleteAsync(string? project, string id, CancellationToken cancellationToken)
    {
        var removal = await DeleteAsync(Client(project), id, cancellationToken);
        return project is null || removal.WasThere ? removal : await DeleteAsync(Client(null), id, cancellationToken);
    }

    /// <summary>Whether a listener is there; null where that cannot be told.</summary>
    public async Task<bool?> IsThereAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await Client(null).GetListenerAsync(id, cancellationToken);
            return true;
        }
        catch (Exception cause) when (IsWeather(cause))
        {
            return cause is NotFoundException ? false
                : cause is ListenerFormatException ? true
                : null;
        }
    }

    private static async Task<Removal> DeleteAsync(ElbClient client, string id, CancellationToken cancellationToken)
    {
        try
        {
            return new Removal(true, WasThere: await client.DeleteListenerAsync(id, cancellationToken));
        }
        catch (Exception cause) when (IsWeather(cause))
        {
            return new Removal(false, Line(cause));
        }
    }

    private ElbClient Client(string? project) =>
        new(
            http,
            new ElbClientOptions { Endpoint = gateway(), ProjectId = project ?? ProviderIds.Example.ProjectId },
            ProviderIds.Example.Token
        );

    private static bool IsWeather(Exception cause) => cause is ElbException or OperationCanceledException;

    private static string Line(Exception cause) => cause is ElbException ? cause.Message.TrimEnd('.') : "the time for it ran out";
}
