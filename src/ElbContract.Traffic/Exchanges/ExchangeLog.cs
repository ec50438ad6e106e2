namespace ElbContract.Traffic.Exchanges;

/// <summary>Collects exchanges from many threads.</summary>
public sealed class ExchangeLog
{
    private readonly Lock _lock = new();
    private readonly List<Exchange> _exchanges = [];

    public void Add(Exchange exchange)
    {
        lock (_lock)
            _exchanges.Add(exchange);
    }

    /// <summary>Those that are there now, by their numbers.</summary>
    public IReadOnlyList<Exchange> Snapshot()
    {
        lock (_lock)
            return [.. _exchanges.OrderBy(exchange => exchange.Number)];
    }
}
