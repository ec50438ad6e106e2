using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Messages;

/// <summary>Sends one ClientHello over a connection of its own, and reads the answer as far as it tells something.</summary>
internal static class HelloSender
{
    /// <summary>Asks once. What the server does wrong is an answer too.</summary>
    /// <param name="endPoint">Where to connect to.</param>
    /// <param name="hello">What to offer.</param>
    /// <param name="patience">How long the whole of it may take.</param>
    /// <param name="cancellationToken">Gives up at once.</param>
    public static async Task<HelloAnswer> SendAsync(
        IPEndPoint endPoint,
        ClientHello hello,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        Socket? socket = null;
        try
        {
            socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endPoint, deadline.Token);
        }
        catch (SocketException cause)
        {
            socket?.Dispose();
            return new HelloAnswer.None($"no connection: {cause.Message}") { IsUnreachable = true };
        }
        catch (OperationCanceledException)
        {
            socket?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return new HelloAnswer.None($"no connection within {patience.TotalSeconds} s") { IsUnreachable = true };
        }

        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            await stream.WriteAsync(hello.ToRecord(RandomNumberGenerator.GetBytes(32)), deadline.Token);
            return await ReadAsync(new HandshakeStream(stream), hello, deadline.Token);
        }
        catch (AlertException alert)
        {
            return new HelloAnswer.Refused(Alerts.Name(alert.Description));
        }
        catch (NotTlsException cause)
        {
            return new HelloAnswer.None($"the server sent {cause.Message}");
        }
        catch (IOException)
        {
            return new HelloAnswer.Closed();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HelloAnswer.None($"no answer within {patience.TotalSeconds} s");
        }
    }

    private static async Task<HelloAnswer> ReadAsync(HandshakeStream messages, ClientHello hello, CancellationToken cancellationToken)
    {
        var (type, body) = await messages.NextAsync(cancellationToken);
        if (type != ServerHello.Type || ServerHello.Parse(body) is not { } chosen)
            throw new NotTlsException(type == ServerHello.Type ? "a ServerHello that is none" : $"a message of type {type} first");
        if (chosen.Version != (int)hello.Version)
            return chosen.Version < (int)hello.Version
                ? new HelloAnswer.Refused($"{Versions.Name(chosen.Version)} in place of it") { IsAboutVersion = true }
                : new HelloAnswer.None($"the server chose {Versions.Name(chosen.Version)}, which was not offered");
        if (!hello.Suites.Contains(chosen.Suite))
            return new HelloAnswer.None($"the server chose {KnownSuites.Name(chosen.Suite)}, which was not offered");
        return new HelloAnswer.Taken(chosen.Suite, hello.Version < TlsVersion.Tls13 ? await KeyAsync(messages, cancellationToken) : null);
    }

    /// <summary>What is after the choice can tell of the certificate, and takes nothing of the choice back.</summary>
    private static async Task<CertificateKey?> KeyAsync(HandshakeStream messages, CancellationToken cancellationToken)
    {
        try
        {
            var (type, body) = await messages.NextAsync(cancellationToken);
            return type == CertificateMessage.Type ? CertificateMessage.Key(body) : null;
        }
        catch (Exception end) when (end is IOException or AlertException or NotTlsException or OperationCanceledException)
        {
            return null;
        }
    }
}
