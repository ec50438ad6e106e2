using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Handshakes.Messages;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Tests;

/// <summary>What a scan makes of servers that are none, or mean harm.</summary>
public sealed class HostileServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A ServerHello that chooses TLS_RSA_WITH_AES_128_CBC_SHA at TLS 1.2, without extensions.</summary>
    private static readonly byte[] Hello = [2, 0, 0, 38, 3, 3, .. new byte[32], 0, 0x00, 0x2F, 0];

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string> Answers =>
        new()
        {
            {
                "plain HTTP",
                Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"),
                "the server sent 'HTTP/' in place of a TLS record"
            },
            { "a record too long", [22, 3, 3, 0xFF, 0xFF], "the server sent a record of 65535 bytes" },
            { "a message too long", Record([2, 0xFF, 0xFF, 0xFF]), "the server sent a message of 16777215 bytes" },
            { "data first", [23, 3, 3, 0, 1, 0], "the server sent a record of type 23 in the middle of the handshake" },
            { "another message first", Record([14, 0, 0, 0]), "the server sent a message of type 14 first" },
            { "a hello cut short", Record([2, 0, 0, 3, 3, 3, 0]), "the server sent a ServerHello that is none" },
            {
                "a session too long",
                Record([2, 0, 0, 38, 3, 3, .. new byte[32], 33, 0, 47, 0]),
                "the server sent a ServerHello that is none"
            },
            { "extensions too long", Record([2, 0, 0, 40, .. Hello[4..], 0xFF, 0xFF]), "the server sent a ServerHello that is none" },
            {
                "a suite that was not offered",
                Record([.. Hello[..^3], 0x00, 0x35, 0]),
                "the server chose TLS_RSA_WITH_AES_256_CBC_SHA, which was not offered"
            },
            {
                "a version that was not offered",
                Record([2, 0, 0, 38, 3, 9, .. Hello[6..]]),
                "the server chose version 0x0309, which was not offered"
            },
            { "an alert of another length", [21, 3, 3, 0, 1, 2], "the server sent a record of type 21 in the middle of the handshake" },
        };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Send_ToAServerThatAnswersWrongly_SaysWhat(string what, byte[] answer, string why)
    {
        using var server = new RawServer(stream => stream.WriteAsync(answer, Ending).AsTask());

        (await SendAsync(server)).Should().Be(new HelloAnswer.None(why), what);
    }

    [Fact]
    public async Task Send_ToAServerThatChooses_ReadsItOverTheBoundsOfRecordsAndPassesOverWarnings()
    {
        byte[] answer = [21, 3, 3, 0, 2, 1, 112, .. Hello.SelectMany(octet => Record([octet]))];
        using var server = new RawServer(stream => stream.WriteAsync(answer, Ending).AsTask());

        (await SendAsync(server)).Should().Be(new HelloAnswer.Taken(0x2F, Key: null));
    }

    [Fact]
    public async Task Send_ToAServerThatChoosesAnOlderVersion_IsARefusalOfThisOne()
    {
        byte[] answer = Record([2, 0, 0, 38, 3, 1, .. Hello[6..]]);
        using var server = new RawServer(stream => stream.WriteAsync(answer, Ending).AsTask());

        (await SendAsync(server)).Should().Be(new HelloAnswer.Refused("TLS 1.0 in place of it") { IsAboutVersion = true });
    }

    [Theory]
    [InlineData(40, "handshake_failure")]
    [InlineData(70, "protocol_version")]
    [InlineData(99, "alert 99")]
    public async Task Send_ToAServerThatRefuses_NamesTheAlert(byte alert, string name)
    {
        using var server = new RawServer(stream => stream.WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, alert }, Ending).AsTask());

        (await SendAsync(server)).Should().Be(new HelloAnswer.Refused(name));
    }

    [Fact]
    public async Task Send_ToAServerThatLeavesAtOnce_SaysSo()
    {
        using var server = new RawServer(_ => Task.CompletedTask);

        (await SendAsync(server)).Should().Be(new HelloAnswer.Closed());
    }

    [Fact]
    public async Task Send_ToAServerOfEndlessRecords_EndsAfter64Kilobytes()
    {
        using var server = new RawServer(async stream =>
        {
            while (true)
                await stream.WriteAsync(new byte[] { 22, 3, 3, 0, 0 }, Ending);
        });

        (await SendAsync(server)).Should().Be(new HelloAnswer.None("the server sent more than 64 kB"));
    }

    [Fact]
    public async Task Send_ToAServerThatDripsForever_EndsWhenPatienceDoes()
    {
        using var server = new RawServer(async stream =>
        {
            foreach (var octet in Record([2, 0, 0x10, 0, .. new byte[4096]]))
            {
                await stream.WriteAsync(new[] { octet }, Ending);
                await Task.Delay(20, Ending);
            }
        });

        var answer = await HelloSender.SendAsync(
            server.EndPoint,
            new ClientHello(TlsVersion.Tls12, [0x2F]),
            TimeSpan.FromSeconds(0.5),
            Ending
        );

        answer.Should().Be(new HelloAnswer.None("no answer within 0.5 s"));
    }

    [Fact]
    public async Task Scan_OfAServerThatNeverSpeaksTls_RefusesNothingAndTakesNothing()
    {
        using var server = new RawServer(_ => Task.CompletedTask);
        using var scanner = new HandshakeScanner();

        var scan = await scanner.ScanAsync(new(server.EndPoint, [TlsVersion.Tls12], CipherSets.Strict), Ending);

        scan.IsIncomplete.Should().BeTrue();
        scan.Departures.Should().BeEmpty();
        scan.VersionDepartures.Should().BeEmpty();
        scan.Suites.Should().HaveCount(2).And.OnlyContain(suite => suite.Why == "closed without an alert");
    }

    [Fact]
    public async Task Scan_WhereNobodyListens_AsksOneQuestionTwice()
    {
        using var taken = new RawServer(_ => Task.CompletedTask);
        var endPoint = taken.EndPoint;
        taken.Dispose();
        using var scanner = new HandshakeScanner();

        var scan = await scanner.ScanAsync(new(endPoint, [TlsVersion.Tls12], CipherSets.Extended), Ending);

        scan.Hellos.Should().Be(2);
        scan.Suites.Should()
            .HaveCount(27)
            .And.OnlyContain(suite => suite.Standing == Standing.Unknown && suite.Why!.StartsWith("no connection"));
    }

    [Fact]
    public async Task Scan_ThatTakesTooLong_EndsWithWhatItHas()
    {
        using var server = new RawServer(_ => Task.Delay(Timeout.Infinite, Ending));
        using var scanner = new HandshakeScanner(new HandshakeOptions { Limit = TimeSpan.FromSeconds(0.5) });

        var scan = await scanner.ScanAsync(new(server.EndPoint, [TlsVersion.Tls12], CipherSets.Strict), Ending);

        scan.Suites.Should()
            .OnlyContain(suite => suite.Standing == Standing.Unknown && suite.Why == "the 0.5 s for the listener were over");
    }

    [Fact]
    public async Task Scan_ThatIsCancelled_Throws()
    {
        using var server = new RawServer(_ => Task.Delay(Timeout.Infinite, Ending));
        using var scanner = new HandshakeScanner();
        using var cancelling = new CancellationTokenSource(TimeSpan.FromSeconds(0.2));

        var scanning = () => scanner.ScanAsync(new(server.EndPoint, [TlsVersion.Tls12], CipherSets.Strict), cancelling.Token);

        await scanning.Should().ThrowAsync<OperationCanceledException>();
    }

    private static Task<HelloAnswer> SendAsync(RawServer server) =>
        HelloSender.SendAsync(server.EndPoint, new ClientHello(TlsVersion.Tls12, [0x2F]), Patience, Ending);

    private static byte[] Record(byte[] content) => [22, 3, 3, (byte)(content.Length >> 8), (byte)content.Length, .. content];

    /// <summary>Reads a hello, and does as it is told.</summary>
    private sealed class RawServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<NetworkStream, Task> _answer;

        public RawServer(Func<NetworkStream, Task> answer)
        {
            _answer = answer;
            _listener.Start();
            EndPoint = (IPEndPoint)_listener.LocalEndpoint;
            _ = AcceptAsync();
        }

        public IPEndPoint EndPoint { get; }

        public void Dispose() => _listener.Dispose();

        private async Task AcceptAsync()
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(Ending));
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                await using var stream = client.GetStream();
                var header = new byte[5];
                await stream.ReadExactlyAsync(header, Ending);
                await stream.ReadExactlyAsync(new byte[(header[3] << 8) | header[4]], Ending);
                await _answer(stream);
                client.Client.Shutdown(SocketShutdown.Send);
                // Left open until the other side leaves: a reset would take back what was sent.
                await stream.CopyToAsync(Stream.Null, Ending);
            }
        }
    }
}
