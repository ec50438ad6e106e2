using System.Net;

namespace ElbContract.Emulator.DataPlane;

/// <summary>Which backend of a listener is next, and how busy each is. Safe for parallel use.</summary>
/// <param name="backends">At least one.</param>
internal sealed class BackendChoice(IReadOnlyList<DnsEndPoint> backends)
{
    private readonly int[] _busy = new int[backends.Count];
    private int _next;

    /// <summary>Takes one for a request or a connection, until that is disposed.</summary>
    /// <param name="balancing">How it is chosen.</param>
    /// <param name="client">Who asks.</param>
    /// <param name="kept">The number of the one that the client keeps; null for none. One that there is not is passed over.</param>
    public TakenBackend Take(Balancing balancing, IPAddress client, int? kept = null)
    {
        lock (_busy)
        {
            var number = kept is { } known && known >= 0 && known < backends.Count ? known : Next(balancing, client);
            _busy[number]++;
            return new(this, number, backends[number]);
        }
    }

    public void Return(int number)
    {
        lock (_busy)
            _busy[number]--;
    }

    private int Next(Balancing balancing, IPAddress client)
    {
        switch (balancing)
        {
            case Balancing.LeastConnections:
                return Array.IndexOf(_busy, _busy.Min());
            case Balancing.Source:
                // The same at every start.
                return (int)(client.GetAddressBytes().Aggregate(0u, (hash, part) => (hash * 31) + part) % (uint)backends.Count);
            default:
                var number = _next;
                _next = (_next + 1) % backends.Count;
                return number;
        }
    }
}

/// <summary>A backend that works for a request or a connection.</summary>
/// <param name="choice">What it was taken from.</param>
/// <param name="number">Its place among the backends, from 0 on.</param>
/// <param name="endPoint">Where it is.</param>
internal sealed class TakenBackend(BackendChoice choice, int number, DnsEndPoint endPoint) : IDisposable
{
    public int Number => number;
    public DnsEndPoint EndPoint => endPoint;

    public void Dispose() => choice.Return(number);
}
