using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ElbContract.Loopback;

/// <summary>What reached the server.</summary>
internal sealed record Received(string Head, byte[] Body)
{
    public string Line => Head[..Head.IndexOf('\r', StringComparison.Ordinal)];
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) =>
        Head.Split("\r\n")
            .Skip(1)
            .Where(line => line.StartsWith(name + ':', StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault();
}

/// <summary>Reads one request a connection and answers with exactly the bytes it is told to, on a real socket.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<Received, Stream, CancellationToken, Task> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    public LoopbackServer(Func<Received, Stream, CancellationToken, Task> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public ConcurrentQueue<Received> Requests { get; } = [];

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}");

    public static LoopbackServer Answering(int status, string body, string contentType = "application/json", string headers = "") =>
        new(
            (_, stream, stop) =>
                WriteAsync(
                    stream,
                    $"HTTP/1.1 {status} Any\r\nContent-Type: {contentType}\r\nContent-Length: "
                        + $"{Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}",
                    stop
                )
        );

    /// <summary>Sends these bytes and closes the connection.</summary>
    public static LoopbackServer Sending(string answer) => new((_, stream, stop) => WriteAsync(stream, answer, stop));

    /// <summary>Sends these bytes, then nothing, and keeps the connection open.</summary>
    public static LoopbackServer HangingAfter(string answer) =>
        new(
            async (_, stream, stop) =>
            {
                await WriteAsync(stream, answer, stop);
                await Task.Delay(Timeout.Infinite, stop);
            }
        );

    /// <summary>Reads a request whose body has a length, if it has one.</summary>
    public static async Task<Received> ReadAsync(Stream stream, CancellationToken stop)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, stop);
            head.Append((char)one[0]); // Latin-1.
        }

        var request = new Received(head.ToString(), []);
        var body = new byte[int.Parse(request.Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, stop);
        return request with { Body = body };
    }

    public static Task WriteAsync(Stream stream, string text, CancellationToken stop) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = _certificate },
                    _stop.Token
                );
                stream = secure;
            }

            var received = await ReadAsync(stream, _stop.Token);
            Requests.Enqueue(received);
            await _answer(received, stream, _stop.Token);
            if (stream is SslStream closing)
                await closing.ShutdownAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The other end hung up, or the test is over.
        }
    }
}
