using System.Collections.Concurrent;

namespace ElbContract.Emulator.LoadBalancers;

/// <summary>A job: it goes on by being asked for.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Type">What it does, as providers write it.</param>
/// <param name="LoadBalancer">What it is about.</param>
/// <param name="Begin">When it began.</param>
internal sealed record StoredJob(string Id, string Type, StoredLoadBalancer LoadBalancer, string Begin)
{
    private int _asked;

    /// <summary>Its status at one more question.</summary>
    /// <param name="polls">How many questions come before the one that is answered SUCCESS.</param>
    public string Ask(int polls)
    {
        var asked = Interlocked.Increment(ref _asked);
        return asked > polls ? "SUCCESS"
            : asked == 1 ? "INIT"
            : "RUNNING";
    }
}

/// <summary>The latest jobs of the emulator. Safe for parallel use.</summary>
internal sealed class JobStore
{
    private const int Limit = 10_000;

    private readonly ConcurrentDictionary<string, StoredJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public void Add(StoredJob job)
    {
        _jobs[job.Id] = job;
        _order.Enqueue(job.Id);
        while (_order.Count > Limit && _order.TryDequeue(out var oldest))
            _jobs.TryRemove(oldest, out _);
    }

    public StoredJob? Find(string id) => _jobs.GetValueOrDefault(id);
}
