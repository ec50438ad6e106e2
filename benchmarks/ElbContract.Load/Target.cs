using System.Net;
using System.Net.Sockets;

namespace ElbContract.Load;

/// <summary>Answers every request with the same bytes, on raw sockets, until it is killed.</summary>
internal static class Target
{
    public static async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(512);
        Console.WriteLine($"listening on http://{listener.LocalEndpoint}");
        for (; ; )
            _ = ServeAsync(await listener.AcceptSocketAsync());
    }

    private static async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        var buffer = new byte[64 * 1024];
        try
        {
            for (var filled = 0; ; )
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (read == 0)
                    return;
                filled += read;
                for (int length; (length = Messages.Length(buffer.AsSpan(0, filled))) > 0; filled -= length)
                {
                    buffer.AsSpan(length, filled - length).CopyTo(buffer);
                    await socket.SendAsync(Messages.Answer);
                }
            }
        }
        catch (SocketException)
        {
            // The client is done.
        }
    }
}
