using System.Collections.Concurrent;
using System.Text.Json;
using ElbContract.Emulator.Keeping;

namespace ElbContract.Emulator.Shelves;

/// <summary>Things of one kind by their ids. Safe for parallel use.</summary>
/// <param name="kind">What they are, for the keeper.</param>
/// <param name="limit">How many it holds before one more is refused as over the quota.</param>
/// <param name="keeper">Told of every change; null keeps nothing.</param>
internal sealed class Shelf<T>(string kind, int limit, SqliteKeeper? keeper)
    where T : StoredThing
{
    private readonly ConcurrentDictionary<string, T> _things = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private long _number;

    public string Kind => kind;

    public int Limit => limit;

    public int Count => _things.Count;

    /// <summary>False where there is no room for one more.</summary>
    public bool Add(T thing)
    {
        lock (_changing)
        {
            if (_things.Count >= limit)
                return false;
            Put(thing with { Number = ++_number });
            return true;
        }
    }

    /// <summary>Puts back what an earlier emulator has kept.</summary>
    public void Restore(T thing)
    {
        lock (_changing)
        {
            _things[thing.Id] = thing;
            _number = Math.Max(_number, thing.Number);
        }
    }

    public T? Find(string id) => _things.GetValueOrDefault(id);

    public bool Contains(string id) => _things.ContainsKey(id);

    /// <summary>Those held now, in order of arrival.</summary>
    public IEnumerable<T> All() => _things.Values.OrderBy(thing => thing.Number);

    /// <summary>Puts a changed thing in the place of what it is now; null where it is gone.</summary>
    public T? Change(string id, Func<T, T> changed)
    {
        lock (_changing)
        {
            if (Find(id) is not { } held)
                return null;
            var now = changed(held) with { Number = held.Number };
            Put(now);
            return now;
        }
    }

    /// <summary>False where it was not there.</summary>
    public bool Remove(string id)
    {
        lock (_changing)
        {
            if (!_things.TryRemove(id, out var removed))
                return false;
            keeper?.Drop(kind, id, removed.Number);
            return true;
        }
    }

    /// <summary>Removes it, unless it is in use.</summary>
    /// <param name="id">Its own.</param>
    /// <param name="isInUse">Asked before it is removed, and again after it, for what uses it can be added meanwhile.</param>
    public bool Remove(string id, Func<bool> isInUse)
    {
        lock (_changing)
        {
            if (isInUse() || !_things.TryRemove(id, out var removed))
                return false;
            if (isInUse())
            {
                _things[id] = removed;
                return false;
            }

            keeper?.Drop(kind, id, removed.Number);
            return true;
        }
    }

    private void Put(T thing)
    {
        _things[thing.Id] = thing;
        keeper?.Keep(new Kept(kind, thing.Id, thing.Number, JsonSerializer.SerializeToUtf8Bytes(thing.Shown)));
    }
}
