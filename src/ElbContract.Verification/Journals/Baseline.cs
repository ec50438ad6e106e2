namespace ElbContract.Verification.Journals;

/// <summary>Notes what stands at the load balancers before the run's first request, so that it is never taken for the run's own.</summary>
internal static class Baseline
{
    /// <summary>A load balancer that cannot be listed has none: there only the run's name proves a listener to be the run's.</summary>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public static async Task TakeAsync(
        Journal journal,
        EndpointListeners endpoint,
        IEnumerable<string> loadBalancers,
        CancellationToken cancellationToken
    )
    {
        foreach (var loadBalancer in loadBalancers.Distinct(StringComparer.Ordinal))
        {
            var (standing, _) = await endpoint.ListAsync(loadBalancer, cancellationToken);
            if (standing is not null)
                await journal.BeginAtAsync(loadBalancer, standing);
        }
    }
}
