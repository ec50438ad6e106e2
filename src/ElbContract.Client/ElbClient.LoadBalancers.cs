using ElbContract.Client.Errors;
using ElbContract.Client.LoadBalancers;
using ElbContract.Client.Wire;

namespace ElbContract.Client;

public sealed partial class ElbClient
{
    private const int MostPages = 100;

    private static readonly Operation ListingLoadBalancers = new(HttpMethod.Get, "listing load balancers", null);
    private static readonly Operation CreatingLoadBalancer = new(HttpMethod.Post, "creating a load balancer", null);
    private static readonly Operation DeletingLoadBalancer = new(HttpMethod.Delete, "deleting a load balancer", null);
    private static readonly Operation AskingForJob = new(HttpMethod.Get, "asking for a job", null);

    /// <summary>Lists the project's load balancers, all pages of them.</summary>
    public Task<IReadOnlyList<LoadBalancer>> ListLoadBalancersAsync(CancellationToken cancellationToken = default) =>
        ListAsync(ListingLoadBalancers, SiblingPaths.LoadBalancers(_options.ProjectId), SiblingReader.LoadBalancers, cancellationToken);

    /// <summary>Has a load balancer created.</summary>
    /// <returns>The id of the job that creates it: see <see cref="GetJobAsync"/>.</returns>
    public async Task<string> CreateLoadBalancerAsync(CreateLoadBalancerRequest request, CancellationToken cancellationToken = default)
    {
        if (request.Type == LoadBalancerType.Internal)
            request = request with { TenantId = _options.ProjectId };
        var answer = await CallAsync(
            CreatingLoadBalancer,
            SiblingPaths.LoadBalancers(_options.ProjectId),
            SiblingReader.Write(request),
            cancellationToken
        );
        return SiblingReader.JobId(answer, CreatingLoadBalancer.Name);
    }

    /// <summary>Has a load balancer deleted, with its public address where it has one.</summary>
    public async Task<Deletion> DeleteLoadBalancerAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await CallAsync(
                DeletingLoadBalancer,
                SiblingPaths.LoadBalancer(_options.ProjectId, Sendable(id, DeletingLoadBalancer)),
                null,
                cancellationToken
            );
            return new Deletion(IsThere: true, SiblingReader.JobIdOrNull(answer, DeletingLoadBalancer.Name));
        }
        catch (ElbProviderException e) when (IsNotFound(e.Error))
        {
            return new Deletion(IsThere: false, JobId: null);
        }
    }

    /// <summary>Asks how far a job is, at the other one of its two addresses where there is none at the first.</summary>
    public async Task<Job> GetJobAsync(string jobId, CancellationToken cancellationToken = default)
    {
        Sendable(jobId, AskingForJob);
        try
        {
            return await JobAtAsync(SiblingPaths.Job(_options.ProjectId, jobId), cancellationToken);
        }
        catch (NotFoundException)
        {
            return await JobAtAsync(SiblingPaths.JobWithoutMinorVersion(_options.ProjectId, jobId), cancellationToken);
        }
    }

    private async Task<Job> JobAtAsync(string path, CancellationToken cancellationToken)
    {
        var job = SiblingReader.Job(await CallAsync(AskingForJob, path, null, cancellationToken), AskingForJob.Name);
        return job with { FailReason = SecretMask.Apply(job.FailReason, [_options.ProjectId]) };
    }

    // Some list a few at a time, and say how to ask for more.
    private async Task<IReadOnlyList<T>> ListAsync<T>(
        Operation operation,
        string path,
        Func<RawAnswer, string, T[]> read,
        CancellationToken cancellationToken
    )
    {
        List<T> all = [];
        HashSet<string> asked = [];
        for (var query = ""; query is not null && asked.Count < MostPages && asked.Add(query); )
        {
            var answer = await CallAsync(operation, query.Length == 0 ? path : $"{path}?{query}", null, cancellationToken);
            all.AddRange(read(answer, operation.Name));
            query = NextPage.Of(answer);
        }

        return all;
    }
}
