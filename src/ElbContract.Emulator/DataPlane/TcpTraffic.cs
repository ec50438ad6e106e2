using System.Net;
using System.Net.Sockets;

namespace ElbContract.Emulator.DataPlane;

/// <summary>What goes over one connection between a client and a backend, byte by byte.</summary>
/// <param name="client">The client's end.</param>
/// <param name="endClient">Tells the client that nothing more comes.</param>
internal sealed class TcpTraffic(Stream client, Func<Task> endClient)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Passes on what each sends, until both have ended.</summary>
    /// <param name="endPoint">Where the backend is.</param>
    /// <param name="idleTime">How long nothing may be sent.</param>
    /// <param name="time">Measures that.</param>
    /// <param name="closing">Ends it at once.</param>
    /// <exception cref="Exception">One of them is gone, or silent for too long.</exception>
    public async Task PassOnAsync(DnsEndPoint endPoint, TimeSpan idleTime, TimeProvider time, CancellationToken closing)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await ConnectAsync(socket, endPoint, closing);
        await using var backend = new NetworkStream(socket);
        using var idle = new CancellationTokenSource(idleTime, time);
        await using var cut = closing.Register(idle.Cancel);
        await Task.WhenAll(CopyAsync(client, backend, () => EndAsync(socket)), CopyAsync(backend, client, endClient));

        async Task CopyAsync(Stream from, Stream to, Func<Task> end)
        {
            try
            {
                var buffer = new byte[16 * 1024];
                while (await from.ReadAsync(buffer, idle.Token) is > 0 and var count)
                {
                    idle.CancelAfter(idleTime);
                    await to.WriteAsync(buffer.AsMemory(0, count), idle.Token);
                }

                await end();
            }
            catch
            {
                // Without the one direction, the other is of no use.
                await idle.CancelAsync();
                throw;
            }
        }
    }

    private static async Task ConnectAsync(Socket socket, DnsEndPoint endPoint, CancellationToken closing)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(closing);
        patience.CancelAfter(Patience);
        await socket.ConnectAsync(endPoint, patience.Token);
    }

    private static Task EndAsync(Socket socket)
    {
        socket.Shutdown(SocketShutdown.Send);
        return Task.CompletedTask;
    }
}
