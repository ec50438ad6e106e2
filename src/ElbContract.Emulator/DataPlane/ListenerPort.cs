using System.Net;
using System.Net.Sockets;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The port of one listener.</summary>
internal sealed class ListenerPort : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Socket _socket;
    private readonly SemaphoreSlim _free;
    private readonly Func<Socket, ListenerPort, Task> _serve;
    private readonly CancellationTokenSource _closing = new();
    private volatile ServedListener _served;

    private ListenerPort(
        Socket socket,
        ServedListener served,
        IReadOnlyList<DnsEndPoint> backends,
        SemaphoreSlim free,
        Func<Socket, ListenerPort, Task> serve
    )
    {
        (_socket, _served, _free, _serve) = (socket, served, free, serve);
        Backends = backends.Count > 0 ? new BackendChoice(backends) : null;
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
        Closing = _closing.Token;
        _ = AcceptAsync();
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>Null where there is no backend.</summary>
    public BackendChoice? Backends { get; }

    /// <summary>Its listener is gone, and so is everything that goes over it.</summary>
    public CancellationToken Closing { get; }

    /// <summary>What it does with whoever connects, or asks, from now on.</summary>
    public ServedListener Served
    {
        get => _served;
        set => _served = value;
    }

    /// <summary>Opens a free port of the address; it listens when this returns.</summary>
    /// <param name="address">A loopback address.</param>
    /// <param name="served">What it does.</param>
    /// <param name="backends">Where it forwards to; none for nowhere.</param>
    /// <param name="free">Room for connections, which it shares with other ports.</param>
    /// <param name="serve">Serves a client, and ends when that is done; it disposes the socket and does not fail.</param>
    /// <exception cref="SocketException">There is no free port.</exception>
    public static ListenerPort Open(
        IPAddress address,
        ServedListener served,
        IReadOnlyList<DnsEndPoint> backends,
        SemaphoreSlim free,
        Func<Socket, ListenerPort, Task> serve
    )
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            socket.Listen();
            return new ListenerPort(socket, served, backends, free, serve);
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
                if (await AcceptedAsync() is { } client)
                    await ServeAsync(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // Closed: its listener is gone.
        }
    }

    /// <summary>Null where the client has left already, or there are no handles left for it: others come.</summary>
    private async Task<Socket?> AcceptedAsync()
    {
        try
        {
            return await _socket.AcceptAsync(Closing);
        }
        catch (SocketException)
        {
            await Task.Delay(Pause, Closing);
            return null;
        }
    }

    /// <summary>Starts to, when there is room. A port that waits for clients takes none: there are more ports than room.</summary>
    private async Task ServeAsync(Socket client)
    {
        try
        {
            await _free.WaitAsync(Closing);
        }
        catch (OperationCanceledException)
        {
            client.Dispose();
            throw;
        }

        _ = DoneAsync();

        async Task DoneAsync()
        {
            try
            {
                await _serve(client, this);
            }
            finally
            {
                _free.Release();
            }
        }
    }
}
