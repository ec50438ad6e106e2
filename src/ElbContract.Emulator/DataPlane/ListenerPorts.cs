using System.Net;
using System.Net.Sockets;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The ports of the listeners that there are: one of its own for each, on a loopback address. UDP listeners have none, and
/// without backends those that do not end TLS have none, either. Safe for parallel use.</summary>
internal sealed class ListenerPorts : IAsyncDisposable
{
    /// <summary>Where clients are told of the ports.</summary>
    public const string Path = "/_elb-contract/data-plane";

    private const int MaximumPorts = 2000;
    private const int MaximumConnections = 256;

    private readonly Dictionary<string, ListenerPort> _ports = new(StringComparer.Ordinal);
    private readonly IPAddress _address;
    private readonly IReadOnlyList<DnsEndPoint> _backends;
    private readonly Func<ServedTls, ServedTls> _serve;
    private readonly ListenerTraffic _traffic;

    // Not disposed: connections that are being cut off give their room back later.
    private readonly SemaphoreSlim _free = new(MaximumConnections);
    private bool _isClosed;

    private ListenerPorts(IPAddress address, IReadOnlyList<DnsEndPoint> backends, TimeProvider time, Func<ServedTls, ServedTls> serve)
    {
        (_address, _backends, _serve) = (address, backends, serve);
        _traffic = new(time, loadBalancer => IsStopped(loadBalancer));
    }

    /// <summary>Tells by its id whether a load balancer is stopped: its listeners keep their ports, and forward nothing.</summary>
    public Func<string, bool> IsStopped { get; set; } = _ => false;

    /// <param name="address">A loopback address.</param>
    /// <param name="backends">Where all listeners forward to; none for nowhere.</param>
    /// <param name="time">Tells how long certificates are good, and measures idle time.</param>
    /// <param name="serve">What becomes of the TLS that a listener is to serve.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ListenerPorts> StartAsync(
        IPAddress address,
        IReadOnlyList<DnsEndPoint> backends,
        TimeProvider time,
        Func<ServedTls, ServedTls> serve,
        CancellationToken cancellationToken
    )
    {
        var ports = new ListenerPorts(address, backends, time, serve);
        await ports._traffic.StartAsync(cancellationToken);
        return ports;
    }

    /// <summary>Opens, changes or closes the port of a listener. A listener for which there is no port goes without.</summary>
    /// <param name="id">Of the listener.</param>
    /// <param name="listener">As it is now; null when it is gone.</param>
    public void Follow(string id, StoredListener? listener)
    {
        var served = listener is null ? null : ServedListener.Of(listener, _backends.Count > 0, _serve);
        lock (_ports)
        {
            var port = _ports.GetValueOrDefault(id);
            if (served is null)
            {
                port?.Dispose();
                _ports.Remove(id);
            }
            else if (port is not null)
            {
                port.Served = served;
            }
            else if (_ports.Count < MaximumPorts && !_isClosed)
            {
                Open(id, served);
            }
        }
    }

    /// <summary>Where each listens, by the listener's id: addresses such as 127.0.0.1:41234.</summary>
    public AnswerBody All()
    {
        lock (_ports)
            return JsonBody.Render(json =>
            {
                json.WriteStartObject();
                foreach (var (id, port) in _ports)
                    json.WriteString(id, port.EndPoint.ToString());
                json.WriteEndObject();
            });
    }

    public async ValueTask DisposeAsync()
    {
        lock (_ports)
        {
            _isClosed = true;
            foreach (var port in _ports.Values)
                port.Dispose();
            _ports.Clear();
        }

        await _traffic.DisposeAsync();
    }

    private void Open(string id, ServedListener served)
    {
        try
        {
            _ports.Add(id, ListenerPort.Open(_address, served, _backends, _free, _traffic.ServeAsync));
        }
        catch (SocketException)
        {
            // No more ports or handles: the listener is held as one without.
        }
    }
}
