using System.Collections.Concurrent;

namespace ElbContract.Emulator.LoadBalancers;

/// <summary>The load balancers of the emulator. Safe for parallel use.</summary>
internal sealed class LoadBalancerStore
{
    /// <summary>How many are held before one more is refused as over the quota.</summary>
    public const int Limit = 1000;

    private readonly ConcurrentDictionary<string, StoredLoadBalancer> _loadBalancers = new(StringComparer.Ordinal);
    private int _count;
    private long _number;

    /// <summary>False where there is no room for one more.</summary>
    public bool Add(StoredLoadBalancer stored)
    {
        if (Interlocked.Increment(ref _count) > Limit)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        stored.Number = Interlocked.Increment(ref _number);
        _loadBalancers[stored.Id] = stored;
        return true;
    }

    public StoredLoadBalancer? Find(string id) => _loadBalancers.GetValueOrDefault(id);

    /// <summary>Those held now, in order of arrival.</summary>
    public IEnumerable<StoredLoadBalancer> All() => _loadBalancers.Values.OrderBy(stored => stored.Number);

    /// <summary>Removes it, unless it is in use.</summary>
    /// <param name="id">A load balancer's.</param>
    /// <param name="isInUse">Asked before it is removed, and again after it, for a listener can be added meanwhile.</param>
    public bool Remove(string id, Func<bool> isInUse)
    {
        if (isInUse() || !_loadBalancers.TryRemove(id, out var removed))
            return false;
        Interlocked.Decrement(ref _count);
        if (!isInUse())
            return true;
        Interlocked.Increment(ref _count);
        _loadBalancers[id] = removed;
        return false;
    }
}
