using System.Net;
using System.Net.Sockets;
using System.Text;
using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The port of one listener. Whoever completes a handshake there is told that there is no backend, and the connection
/// ends.</summary>
internal sealed class TlsPort : IDisposable
{
    private static readonly byte[] NoBackend = Encoding.ASCII.GetBytes(
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );

    /// <summary>Slow clients are cut off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly ServerKeys _keys;
    private readonly SemaphoreSlim _free;
    private readonly CancellationTokenSource _closing = new();

    private TlsPort(Socket socket, ServedTls served, ServerKeys keys, SemaphoreSlim free)
    {
        (_socket, Served, _keys, _free) = (socket, served, keys, free);
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
        _ = AcceptAsync();
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>What it serves to whoever connects from now on.</summary>
    public ServedTls Served { get; set; }

    /// <summary>Opens a free port of the address; it listens when this returns.</summary>
    /// <param name="address">A loopback address.</param>
    /// <param name="served">What it serves.</param>
    /// <param name="keys">With what certificates.</param>
    /// <param name="free">Room for connections, which it shares with other ports.</param>
    /// <exception cref="SocketException">There is no free port.</exception>
    public static TlsPort Open(IPAddress address, ServedTls served, ServerKeys keys, SemaphoreSlim free)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            socket.Listen();
            return new TlsPort(socket, served, keys, free);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _socket.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _free.WaitAsync(_closing.Token);
                _ = ServeAsync(await AcceptedAsync());
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Closed: its listener is gone.
        }
    }

    private async Task<Socket> AcceptedAsync()
    {
        try
        {
            return await _socket.AcceptAsync(_closing.Token);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        deadline.CancelAfter(Patience);
        try
        {
            using (client)
            {
                client.NoDelay = true;
                await TalkAsync(client, Served, deadline.Token);
                client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client left, or was too slow.
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task TalkAsync(Socket client, ServedTls served, CancellationToken cancellationToken)
    {
        var protocol = new ListenerTlsProtocol();
        protocol.Accept(new ListenerTlsServer(new ListenerTlsCrypto(), served, _keys));
        var buffer = new byte[4096];
        while (!protocol.IsClosed)
        {
            var count = await client.ReceiveAsync(buffer, cancellationToken);
            if (count == 0)
                return;
            try
            {
                protocol.OfferInput(buffer, 0, count);
                if (protocol.IsConnected && (!served.IsHttp || protocol.GetAvailableInputBytes() > 0))
                {
                    if (served.IsHttp)
                        protocol.WriteApplicationData(NoBackend, 0, NoBackend.Length);
                    protocol.Close();
                }
            }
            catch (IOException)
            {
                // The alert that says why is among what there is to send; more is not to be said.
                await SendAsync(protocol, client, buffer, cancellationToken);
                return;
            }

            await SendAsync(protocol, client, buffer, cancellationToken);
        }
    }

    private static async Task SendAsync(TlsServerProtocol protocol, Socket client, byte[] buffer, CancellationToken cancellationToken)
    {
        while (protocol.GetAvailableOutputBytes() > 0)
        {
            var count = protocol.ReadOutput(buffer, 0, buffer.Length);
            for (var sent = 0; sent < count; )
                sent += await client.SendAsync(buffer.AsMemory(sent, count - sent), cancellationToken);
        }
    }
}
