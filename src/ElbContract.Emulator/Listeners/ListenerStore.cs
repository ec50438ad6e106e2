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
    private readonly ConcurrentDictionary<(string LoadBalancer, int Port, string? Without), byte> _ports = new();
    private readonly Lock _changing = new();
    private int _count;
    private long _number;

    public int Limit => limit;

    public int Count => Volatile.Read(ref _count);

    public Storing Add(StoredListener stored)
    {
        lock (_changing)
        {
            if (_count >= limit)
                return _ports.ContainsKey(PortOf(stored)) ? Storing.PortInUse : Storing.Full;
            if (!_ports.TryAdd(PortOf(stored), 0))
                return Storing.PortInUse;
            _count++;
            stored.Number = ++_number;
            Put(stored);
            return Storing.Done;
        }
    }

    /// <summary>Puts back what an earlier emulator has kept.</summary>
    public void Restore(StoredListener stored)
    {
        lock (_changing)
        {
            _ports.TryAdd(PortOf(stored), 0);
            _count++;
            _listeners[stored.Id] = stored;
            _number = Math.Max(_number, stored.Number);
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
                if (!_ports.TryAdd(PortOf(changed), 0))
                    return Storing.PortInUse;
                _ports.TryRemove(PortOf(held), out _);
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
            _ports.TryRemove(PortOf(stored), out _);
            _count--;
            keeper?.Drop(Kind, id);
            return true;
        }
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

    private void Put(StoredListener stored)
    {
        _listeners[stored.Id] = stored;
        keeper?.Keep(new Kept(Kind, stored.Id, stored.Number, stored.Saved()));
    }

    /// <summary>What no other listener has; one without a port, which a seeded fault lets be, is in nobody's way.</summary>
    private static (string LoadBalancer, int Port, string? Without) PortOf(StoredListener stored)
    {
        var port = stored.Port;
        return (stored.LoadBalancer, port ?? 0, port is null ? stored.Id : null);
    }
}
