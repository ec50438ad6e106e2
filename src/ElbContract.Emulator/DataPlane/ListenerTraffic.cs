using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;

namespace ElbContract.Emulator.DataPlane;

/// <summary>Serves those who connect to ports of listeners: ends TLS where the listener does, and forwards.</summary>
/// <param name="time">Tells how long certificates are good, and measures idle time.</param>
/// <param name="isStopped">Tells by its id whether a load balancer is stopped; its listeners forward nothing then.</param>
internal sealed class ListenerTraffic(TimeProvider time, Func<string, bool> isStopped) : IAsyncDisposable
{
    /// <summary>Slow clients are cut off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ServerKeys _keys = ServerKeys.New(time.GetUtcNow());
    private readonly HttpTraffic _http = new(isStopped);
    private readonly SocketConnectionContextFactory _sockets = new(new SocketConnectionFactoryOptions(), NullLogger.Instance);

    public Task StartAsync(CancellationToken cancellationToken) => _http.StartAsync(cancellationToken);

    /// <summary>Ends when the client has gone, or is sent away.</summary>
    public async Task ServeAsync(Socket client, ListenerPort port)
    {
        try
        {
            client.NoDelay = true;
            var served = port.Served;
            var handshake = served.Tls is { } tls ? Handshake(tls, port) : null;
            if (served.IsHttp)
                await _http.ServeAsync(_sockets.Create(client), new(port, handshake));
            else
                await PassOnAsync(client, port, served, handshake);
        }
        catch (Exception end) when (IsEnd(end))
        {
            // The client left, or was too slow; or the backend is away.
            client.Dispose();
        }
    }

    /// <summary>Whether it only says that a connection is at its end.</summary>
    public static bool IsEnd(Exception exception) =>
        exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException;

    public async ValueTask DisposeAsync()
    {
        await _http.DisposeAsync();
        _sockets.Dispose();
    }

    private Func<Stream, Stream, Task<TlsStream>> Handshake(ServedTls tls, ListenerPort port) =>
        async (received, sent) =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(port.Closing);
            patience.CancelAfter(Patience);
            var inside = new TlsStream(received, sent);
            await inside.AcceptAsync(new ListenerTlsServer(new ListenerTlsCrypto(), tls, _keys), patience.Token);
            return inside;
        };

    private async Task PassOnAsync(
        Socket client,
        ListenerPort port,
        ServedListener served,
        Func<Stream, Stream, Task<TlsStream>>? handshake
    )
    {
        await using var outside = new NetworkStream(client, ownsSocket: true);
        var inside = handshake is null ? null : await handshake(outside, outside);
        if (port.Backends is not { } backends || served.IsDown || isStopped(served.LoadBalancer))
        {
            await EndAsync();
            return;
        }

        var balancing = served.IsSticky ? Balancing.Source : served.Balancing;
        using var backend = backends.Take(balancing, ((IPEndPoint)client.RemoteEndPoint!).Address);
        await new TcpTraffic(inside ?? (Stream)outside, EndAsync).PassOnAsync(backend.EndPoint, served.IdleTime, time, port.Closing);

        async Task EndAsync()
        {
            if (inside is not null)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(port.Closing);
                patience.CancelAfter(Patience);
                await inside.CloseAsync(patience.Token);
            }

            // The end of TLS is that of both directions.
            client.Shutdown(inside is null ? SocketShutdown.Send : SocketShutdown.Both);
        }
    }
}
