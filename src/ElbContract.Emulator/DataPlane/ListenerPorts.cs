using System.Net;
using System.Net.Sockets;
using ElbContract.Emulator.Listeners;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The ports of the HTTPS and SSL listeners that there are: one of its own for each, on a loopback address. Safe for parallel
/// use.</summary>
/// <param name="address">A loopback address.</param>
/// <param name="time">Tells how long certificates are good.</param>
/// <param name="serve">What becomes of what a listener is to serve.</param>
internal sealed class ListenerPorts(IPAddress address, TimeProvider time, Func<ServedTls, ServedTls> serve) : IDisposable
{
    /// <summary>Where clients are told of the ports.</summary>
    public const string Path = "/_elb-contract/data-plane";

    private const int MaximumPorts = 2000;
    private const int MaximumConnections = 256;

    private readonly Dictionary<string, TlsPort> _ports = new(StringComparer.Ordinal);
    private readonly ServerKeys _keys = ServerKeys.New(time.GetUtcNow());

    // Not disposed: connections that are being cut off give their room back later.
    private readonly SemaphoreSlim _free = new(MaximumConnections);

    /// <summary>Opens, changes or closes the port of a listener. A listener for which there is no port goes without.</summary>
    /// <param name="id">Of the listener.</param>
    /// <param name="listener">As it is now; null when it is gone.</param>
    public void Follow(string id, StoredListener? listener)
    {
        var served = listener is not null && ServedTls.Of(listener) is { } own ? serve(own) : null;
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
            else if (_ports.Count < MaximumPorts)
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

    public void Dispose()
    {
        lock (_ports)
        {
            foreach (var port in _ports.Values)
                port.Dispose();
            _ports.Clear();
        }
    }

    private void Open(string id, ServedTls served)
    {
        try
        {
            _ports.Add(id, TlsPort.Open(address, served, _keys, _free));
        }
        catch (SocketException)
        {
            // No more ports or handles: the listener is held as one without.
        }
    }
}
