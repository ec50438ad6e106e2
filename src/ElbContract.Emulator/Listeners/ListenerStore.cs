using System.Collections.Concurrent;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Listeners;

/// <summary>What became of a listener that was to be stored.</summary>
internal enum Storing
{
    Done,

    /// <summary>Another listener of the load balancer has the port.</summary>
    PortInUse,

    /// <summary>There is no room for one more.</summary>
    Full,
}

/// <summary>The listeners of the emulator: a port of a load balancer is one listener's. Safe for parallel use.</summary>
internal sealed class ListenerStore(int limit)
{
    private readonly ConcurrentDictionary<string, StoredListener> _listeners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string LoadBalancer, int Port, string? Without), byte> _ports = new();
    private int _count;
    private long _number;

    public Storing Add(StoredListener stored)
    {
        if (!_ports.TryAdd(PortOf(stored), 0))
            return Storing.PortInUse;
        if (Interlocked.Increment(ref _count) > limit)
        {
            Interlocked.Decrement(ref _count);
            _ports.TryRemove(PortOf(stored), out _);
            return Storing.Full;
        }

        _listeners[stored.Id] = stored with { Number = Interlocked.Increment(ref _number) };
        return Storing.Done;
    }

    public StoredListener? Find(string id) => _listeners.GetValueOrDefault(id);

    public bool Remove(string id)
    {
        if (!_listeners.TryRemove(id, out var stored))
            return false;
        _ports.TryRemove(PortOf(stored), out _);
        Interlocked.Decrement(ref _count);
        return true;
    }

    /// <summary>Those held now, in order of arrival.</summary>
    public IEnumerable<StoredListener> All() => _listeners.Values.OrderBy(stored => stored.Number);

    /// <summary>Whether the load balancer has listeners, one that is being stored included.</summary>
    public bool HasAny(string loadBalancer)
    {
        foreach (var (port, _) in _ports)
        {
            if (port.LoadBalancer == loadBalancer)
                return true;
        }

        return false;
    }

    /// <summary>What no other listener has; one without a port, which a seeded fault lets be, is in nobody's way.</summary>
    private static (string LoadBalancer, int Port, string? Without) PortOf(StoredListener stored)
    {
        var port = stored.Integer(ListenerField.Port);
        return (stored.Text(ListenerField.LoadbalancerId) ?? "", port ?? 0, port is null ? stored.Id : null);
    }
}
