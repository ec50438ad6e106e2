namespace ElbContract.Features.Contracts;

/// <summary>
/// Gives every scenario a listener port of its own, so that its interaction can run beside all others on one load balancer. A port hangs on
/// the scenario's title alone, unless another title got there first: then it is the next free one.
/// </summary>
internal sealed class PortPlan
{
    /// <summary>Below are the ports that scenarios like to name themselves.</summary>
    private const int First = 1024;

    private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);

    public PortPlan(IEnumerable<string> titles)
    {
        var taken = new HashSet<int>();
        foreach (var title in titles.Order(StringComparer.Ordinal))
        {
            var port = Hashed(title);
            while (!taken.Add(port))
                port = port == ushort.MaxValue ? First : port + 1;
            _ports[title] = port;
        }
    }

    /// <param name="title">Of a scenario or Examples row.</param>
    public int PortOf(string title) => _ports.TryGetValue(title, out var port) ? port : Hashed(title);

    private static int Hashed(string title) => First + (int)(StableHash.Of(title) % (ushort.MaxValue - First + 1));
}
