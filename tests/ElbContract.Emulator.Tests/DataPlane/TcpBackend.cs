using System.Net;
using System.Net.Sockets;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>A server on a loopback port that does with each connection as it is told.</summary>
internal sealed class TcpBackend : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    private TcpBackend(Func<NetworkStream, Task> serve)
    {
        _listener.Start();
        EndPoint = new DnsEndPoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
        _ = AcceptAsync(serve);
    }

    public DnsEndPoint EndPoint { get; }

    /// <summary>Sends back what it is sent, and ends when the client does.</summary>
    public static TcpBackend Echoing() => new(stream => stream.CopyToAsync(stream));

    public static TcpBackend Of(Func<NetworkStream, Task> serve) => new(serve);

    /// <summary>Where nobody listens.</summary>
    public static DnsEndPoint Away()
    {
        using var backend = Echoing();
        return backend.EndPoint;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync(Func<NetworkStream, Task> serve)
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(), serve);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private static async Task ServeAsync(TcpClient client, Func<NetworkStream, Task> serve)
    {
        using (client)
        {
            try
            {
                await serve(client.GetStream());
            }
            catch (IOException)
            {
                // The client left.
            }
        }
    }
}
