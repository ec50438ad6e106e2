using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Journals;

/// <summary>What a load balancer shows about a request that may have made a listener there.</summary>
/// <param name="Ours">The listeners that it made, for certain.</param>
/// <param name="Doubtful">One that it may have made, and somebody else may have.</param>
internal sealed record SearchResult(IReadOnlyList<Listener> Ours, Listener? Doubtful)
{
    public bool IsAbsent => Ours.Count == 0 && Doubtful is null;
}

/// <summary>Tells the run's listeners from everybody else's.</summary>
/// <remarks>
/// A listener is the run's where it was not there before, stands on the port that was asked for, and either its name begins with the
/// run's, or it has the name that was asked for and nobody had that port before the run. Where the request did not name a load balancer
/// or a port, the run's name alone tells it. What merely stands on the port is doubtful.
/// </remarks>
internal static class ListenerSearch
{
    /// <param name="there">The listeners of the load balancer now.</param>
    /// <param name="loadBalancer">Its id.</param>
    /// <param name="addition">Where a listener was asked for.</param>
    /// <param name="book">What the run knows.</param>
    public static SearchResult Among(IReadOnlyList<Listener> there, string loadBalancer, Addition addition, JournalBook book)
    {
        var candidates = there
            .Where(listener => !book.WasThereBefore(loadBalancer, listener.Id) && !book.IsOwn(listener.Id))
            .Where(listener =>
                addition is { LoadBalancer: null } or { Port: null } ? book.HasRunsName(listener) : listener.Port == addition.Port
            )
            .ToList();
        var ours = candidates
            .Where(listener => book.HasRunsName(listener) || IsAsAskedFor(listener, loadBalancer, addition, book))
            .ToList();
        return new SearchResult(ours, ours.Count == 0 ? candidates.FirstOrDefault() : null);
    }

    private static bool IsAsAskedFor(Listener listener, string loadBalancer, Addition addition, JournalBook book) =>
        !book.OnlyItsNameProves
        && (listener.Name ?? "") == (addition.Name ?? "")
        && addition.Port is { } port
        && book.WasFree(loadBalancer, port);
}
