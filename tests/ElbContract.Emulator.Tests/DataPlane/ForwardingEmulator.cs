using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>An emulator whose listeners forward to backends, and clients of the listeners.</summary>
internal sealed class ForwardingEmulator : IAsyncDisposable
{
    private readonly EmulatorClient _emulator;

    private ForwardingEmulator(EmulatorClient emulator) => _emulator = emulator;

    public static async Task<ForwardingEmulator> StartAsync(params DnsEndPoint[] backends) =>
        await StartAsync(TimeProvider.System, backends);

    public static async Task<ForwardingEmulator> StartAsync(TimeProvider time, params DnsEndPoint[] backends) =>
        new(
            await EmulatorClient.StartAsync(
                new EmulatorOptions
                {
                    DataPlane = IPAddress.Loopback,
                    Backends = backends,
                    Time = time,
                }
            )
        );

    public EmulatorClient Calls => _emulator;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>Adds a listener, and tells its id and where it listens.</summary>
    public async Task<(string Id, IPEndPoint EndPoint)> AddAsync(
        string protocol,
        string algorithm = "roundrobin",
        string more = "",
        int port = 80
    )
    {
        var isTls = protocol is "HTTPS" or "SSL";
        var certificate = isTls ? $$""","certificate_id":"{{EmulatorClient.Ids.CertificateId}}" """ : "";
        var body = EmulatorClient.Listener(port, protocol, protocol is "HTTP" or "HTTPS" ? "HTTP" : "TCP", more: certificate + more);
        var id = await _emulator.AddedAsync(body.Replace("roundrobin", algorithm, StringComparison.Ordinal));
        return (id, await EndPointAsync(id));
    }

    public async Task<IPEndPoint> EndPointAsync(string id) =>
        IPEndPoint.Parse((await _emulator.GetAsync("/_elb-contract/data-plane")).Json.GetProperty(id).GetString()!);

    /// <summary>A client of an HTTP or HTTPS listener that keeps cookies.</summary>
    /// <param name="endPoint">Where that listens.</param>
    /// <param name="scheme">http or https.</param>
    /// <param name="from">The client's address; null for any.</param>
    /// <param name="hasCookies">Whether it keeps cookies.</param>
    public static HttpClient Client(IPEndPoint endPoint, string scheme = "http", IPAddress? from = null, bool hasCookies = true)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = hasCookies,
            UseProxy = false,
            SslOptions = Trusting,
            ConnectCallback = async (_, cancellationToken) =>
                new NetworkStream(await OpenAsync(endPoint, from, cancellationToken), ownsSocket: true),
        };
        return new HttpClient(handler) { BaseAddress = new Uri($"{scheme}://localhost:{endPoint.Port}") };
    }

    /// <summary>The end of a client of a TCP listener.</summary>
    public static async Task<NetworkStream> ConnectAsync(IPEndPoint endPoint, IPAddress? from = null) =>
        new(await OpenAsync(endPoint, from, Ending), ownsSocket: true);

    /// <summary>The end of a client of an SSL listener.</summary>
    public static async Task<SslStream> ConnectTlsAsync(IPEndPoint endPoint)
    {
        var tls = new SslStream(await ConnectAsync(endPoint));
        await tls.AuthenticateAsClientAsync(Trusting, Ending);
        return tls;
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

#pragma warning disable CA5359, MA0039 // Self-signed, and not what this is about.
    private static SslClientAuthenticationOptions Trusting =>
        new() { TargetHost = "localhost", RemoteCertificateValidationCallback = (_, _, _, _) => true };
#pragma warning restore CA5359, MA0039

    private static async Task<Socket> OpenAsync(IPEndPoint endPoint, IPAddress? from, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (from is not null)
            socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(endPoint, cancellationToken);
        return socket;
    }
}
