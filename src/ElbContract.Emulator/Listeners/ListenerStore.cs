using System.Collections.Concurrent;
using ElbContract.Emulator.Keeping;

namespace ElbContract.Emulator.Listeners;

/// <summary>What became of a listener that was to be stored.</summary>
internal enum Storing
{
    Done,

    /// <summary>Another listener of the load balancer has the port.</summary>
    PortInUse,

    /// <summary>There is no room for one more.</summary>
    Full,

    /// <summary>It has been changed or deleted meanwhile.</summary>
    Changed,
}

/// <summary>The listeners of the emulator: a port of a load balancer is one listener's. Safe for parallel use.</summary>
/// <param name="limit">How many it holds before one more is refused.</param>
/// <param name="keeper">Told of every change; null keeps nothing.</param>
internal sealed class ListenerStore(int limit, SqliteKeeper? keeper)
{
    /// <summary>What they are, for the keeper.</summary>
    public const string Kind = "listener";

    private readonly ConcurrentDictionary<string, StoredListener> _listeners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PortsInUse> _ports = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private int _count;
    private long _number;

    /// <summary>Told of every listener that is put or gone, by its id, before the call that did it returns; null for nobody.</summary>
    public Action<string, StoredListener?>? Follower { get; set; }

    public int Limit => limit;

    public int Count => Volatile.Read(ref _count);

    public Storing Add(StoredListener stored)
    {
        lock (_changing)
        {
            stored.Number = _number + 1;
            if (_count >= limit)
                return IsTaken(stored) ? Storing.PortInUse : Storing.Full;
            if (!Take(stored))
                return Storing.PortInUse;
            _count++;
            _number++;
            Put(stored);
            return Storing.Done;
        }
    }

    /// <summary>Puts back what an earlier emulator has kept.</summary>
    public void Restore(StoredListener stored)
    {
        lock (_changing)
        {
            Take(stored);
            _count++;
            _listeners[stored.Id] = stored;
            _number = Math.Max(_number, stored.Number);
            Follower?.Invoke(stored.Id, stored);
        }
    }

    public StoredListener? Find(string id) => _listeners.GetValueOrDefault(id);

    /// <summary>Puts a changed listener in the place of one, unless that has been changed or deleted meanwhile.</summary>
    public Storing Replace(StoredListener held, StoredListener changed)
    {
        lock (_changing)
        {
            if (!ReferenceEquals(Find(held.Id), held))
                return Storing.Changed;
            if (PortOf(held) != PortOf(changed))
            {
                if (!Take(changed))
                    return Storing.PortInUse;
                Free(held);
            }

            Put(changed);
            return Storing.Done;
        }
    }

    public bool Remove(string id)
    {
        lock (_changing)
        {
            if (!_listeners.TryRemove(id, out var stored))
                return false;
            Free(stored);
            _count--;
            keeper?.Drop(Kind, id, stored.Number);
            Follower?.Invoke(id, null);
            return true;
        }
    }

    /// <summary>Those held now, in order of arrival.</summary>
    public IEnumerable<StoredListener> All() => _listeners.Values.OrderBy(stored => stored.Number);

    /// <summary>The last of those held now, newest first; the others are passed over without being sorted.</summary>
    public IReadOnlyList<StoredListener> Newest(int count)
    {
        var newest = new PriorityQueue<StoredListener, long>();
        foreach (var (_, stored) in _listeners)
        {
            newest.Enqueue(stored, stored.Number);
            if (newest.Count > count)
                newest.Dequeue();
        }

        return [.. newest.UnorderedItems.Select(one => one.Element).OrderByDescending(stored => stored.Number)];
    }

    /// <summary>How many each load balancer has, by its id.</summary>
    public Dictionary<string, int> CountByLoadBalancer()
    {
        lock (_changing)
            return _ports.Values.ToDictionary(ports => ports.LoadBalancer, ports => ports.Taken.Count, StringComparer.Ordinal);
    }

    /// <summary>Whether the load balancer has listeners, one that is being stored included.</summary>
    public bool HasAny(string loadBalancer)
    {
        lock (_changing)
            return _ports.ContainsKey(loadBalancer);
    }

    private void Put(StoredListener stored)
    {
        _listeners[stored.Id] = stored;
        keeper?.Keep(new Kept(Kind, stored.Id, stored.Number, stored.Saved()));
        Follower?.Invoke(stored.Id, stored);
    }

    private bool IsTaken(StoredListener stored) =>
        _ports.TryGetValue(stored.LoadBalancer, out var ports) && ports.Taken.Contains(PortOf(stored));

    /// <summary>Takes the port for the listener; false where another has it.</summary>
    private bool Take(StoredListener stored)
    {
        if (!_ports.TryGetValue(stored.LoadBalancer, out var ports))
            _ports[stored.LoadBalancer] = ports = new(stored.LoadBalancer, []);
        // One text for all of its listeners: there can be a million.
        stored.LoadBalancer = ports.LoadBalancer;
        return ports.Taken.Add(PortOf(stored));
    }

    private void Free(StoredListener stored)
    {
        var taken = _ports[stored.LoadBalancer].Taken;
        taken.Remove(PortOf(stored));
        if (taken.Count == 0)
            _ports.Remove(stored.LoadBalancer);
    }

    /// <summary>What no other listener of the load balancer has; one without a port, which a seeded fault lets be, is in nobody's
    /// way.</summary>
    private static long PortOf(StoredListener stored) => stored.Port ?? long.MinValue + stored.Number;

    /// <summary>The ports of a load balancer that has listeners.</summary>
    private sealed record PortsInUse(string LoadBalancer, HashSet<long> Taken);
}
