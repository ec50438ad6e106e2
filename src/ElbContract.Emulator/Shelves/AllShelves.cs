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

    /// <summary>The kind of what is there from the start.</summary>
    public const string Started = "started";

    public const string LoadBalancerKind = "loadbalancer";
    public const string HealthCheckKind = "healthcheck";
    public const string MemberKind = "member";
    public const string JobKind = "job";
    private const string CertificateKind = "certificate";

    private readonly HashSet<string> _started = new(StringComparer.Ordinal);

    public ListenerStore Listeners { get; } = new(maximumListeners, keeper);
    public Shelf<StoredLoadBalancer> LoadBalancers { get; } = new(LoadBalancerKind, MaximumOthers, keeper);
    public Shelf<StoredThing> Certificates { get; } = new(CertificateKind, MaximumOthers, keeper);
    public Shelf<StoredThing> HealthChecks { get; } = new(HealthCheckKind, MaximumOthers, keeper);
    public Shelf<StoredThing> Members { get; } = new(MemberKind, MaximumOthers, keeper);
    public Shelf<StoredThing> Jobs { get; } = new(JobKind, MaximumJobs, keeper);

    /// <summary>The ids of what was there from the start; it may be deleted since.</summary>
    public IEnumerable<string> StartedWith => _started.Order(StringComparer.Ordinal);

    /// <summary>All but listeners, with the names of their lists.</summary>
    public IEnumerable<(string Name, IEnumerable<StoredThing> Things)> Others =>
        [
            (NameOf(LoadBalancers.Kind), LoadBalancers.All()),
            .. new[] { Certificates, HealthChecks, Members, Jobs }.Select(shelf => (NameOf(shelf.Kind), shelf.All())),
        ];

    /// <summary>The kind of what is in a list of <see cref="Others"/>; null for no such list.</summary>
    public static string? KindOf(string name) =>
        Array.Find([LoadBalancerKind, CertificateKind, HealthCheckKind, MemberKind, JobKind], kind => NameOf(kind) == name);

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
        if (!_started.Add(thing.Id) || shelf.Contains(thing.Id))
            return;
        shelf.Add(thing);
        keeper?.Keep(new Kept(Started, thing.Id, 0, "{}"u8.ToArray()));
    }

    private static string NameOf(string kind) => kind + "s";
}
