using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace ElbContract.Load;

/// <summary>Sends the same request over and over on some connections, each as soon as the last is answered.</summary>
internal static class Client
{
    /// <returns>Exchanges a second, and the 50th and 99th percentile in milliseconds, apart by spaces.</returns>
    public static async Task<string> RunAsync(Uri url, int connections, double seconds)
    {
        await MeasureAsync(url, connections, Math.Min(3, seconds)); // Until everything is compiled.
        var took = await MeasureAsync(url, connections, seconds);
        took.Sort();
        var milliseconds = 1000.0 / Stopwatch.Frequency;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{took.Count / seconds:0} {took[took.Count / 2] * milliseconds:0.000} {took[took.Count * 99 / 100] * milliseconds:0.000}"
        );
    }

    private static async Task<List<long>> MeasureAsync(Uri url, int connections, double seconds)
    {
        var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendAsync(url, until))));
        return [.. all.SelectMany(took => took)];
    }

    private static async Task<List<long>> SendAsync(Uri url, long until)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(url.Host, url.Port);
        var request = Messages.Request(url);
        var buffer = new byte[64 * 1024];
        List<long> took = [];
        for (var start = Stopwatch.GetTimestamp(); start < until; start = Stopwatch.GetTimestamp())
        {
            await socket.SendAsync(request);
            var filled = 0;
            while (Messages.Length(buffer.AsSpan(0, filled)) == 0)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (read == 0)
                    throw new InvalidOperationException("The connection was closed.");
                filled += read;
            }

            if (!buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 200"u8))
                throw new InvalidOperationException("The answer is not 200.");
            took.Add(Stopwatch.GetTimestamp() - start);
        }

        return took;
    }
}
