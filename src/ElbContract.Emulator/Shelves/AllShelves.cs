using System.Text.Json;
using ElbContract.Emulator.Keeping;
using ElbContract.Emulator.Listeners;

namespace ElbContract.Emulator.Shelves;

/// <summary>All that an emulator holds.</summary>
/// <param name="maximumListeners">How many listeners.</param>
/// <param name="keeper">What keeps it; null for nothing.</param>
internal sealed class AllShelves(int maximumListeners, SqliteKeeper? keeper)
{
    /// <summary>How many load balancers are held before one more is refused as over the quota; as many certificates, backends and health
    /// checks.</summary>
    private const int MaximumOthers = 1000;

    private const int MaximumJobs = 10_000;

    private const string Started = "started";

    private readonly HashSet<string> _started = new(StringComparer.Ordinal);

    public ListenerStore Listeners { get; } = new(maximumListeners, keeper);
    public Shelf<StoredLoadBalancer> LoadBalancers { get; } = new("loadbalancer", MaximumOthers, keeper);
    public Shelf<StoredThing> Certificates { get; } = new("certificate", MaximumOthers, keeper);
    public Shelf<StoredThing> HealthChecks { get; } = new("healthcheck", MaximumOthers, keeper);
    public Shelf<StoredThing> Members { get; } = new("member", MaximumOthers, keeper);
    public Shelf<StoredThing> Jobs { get; } = new("job", MaximumJobs, keeper);

    /// <summary>Puts back what an earlier emulator has kept.</summary>
    public void Restore(IEnumerable<Kept> things)
    {
        foreach (var (kind, id, number, json) in things)
        {
            if (kind == Started)
                _started.Add(id);
            else if (kind == ListenerStore.Kind)
                Listeners.Restore(StoredListener.Restored(json, number));
            else if (kind == LoadBalancers.Kind)
                LoadBalancers.Restore(new StoredLoadBalancer(id, JsonElement.Parse(json)) { Number = number });
            else if (Array.Find([Certificates, HealthChecks, Members, Jobs], shelf => shelf.Kind == kind) is { } shelf)
                shelf.Restore(new StoredThing(id, JsonElement.Parse(json)) { Number = number });
        }
    }

    /// <summary>Puts what is there from the start on its shelf; not where an earlier emulator had it, for it may have been changed or
    /// deleted since.</summary>
    public void Start<T>(Shelf<T> shelf, T thing)
        where T : StoredThing
    {
        if (!_started.Add(thing.Id))
            return;
        shelf.Add(thing);
        keeper?.Keep(new Kept(Started, thing.Id, 0, "{}"u8.ToArray()));
    }
}
