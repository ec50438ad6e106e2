using System.Net;
using System.Net.Sockets;
using System.Text;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Forwarding;

public sealed class GatewayFailureTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Refused_IsNoConnection()
    {
        using var bound = new Socket(SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // Bound, not listening: refused.
        var port = ((IPEndPoint)bound.LocalEndPoint!).Port;
        await using var run = await GatewayRun.StartAsync(new Uri($"http://127.0.0.1:{port}"));

        await FailsAsync(run, 502, ExchangeOutcome.NoConnection, $"127.0.0.1:{port} refuses connections");
        run.Exchange().Response.Should().BeNull();
    }

    [Fact]
    public async Task UnknownHost_IsNameNotResolved()
    {
        await using var run = await GatewayRun.StartAsync(new Uri("http://elb.invalid"));

        await FailsAsync(run, 502, ExchangeOutcome.NameNotResolved, "the host name elb.invalid has no address");
    }

    [Fact]
    public async Task NobodyAccepts_IsTimedOut()
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var address = (IPEndPoint)listener.LocalEndPoint!;
        // Fills the queue, so that a connection is neither refused nor accepted.
        var queue = Enumerable.Range(0, 4).Select(_ => Connecting(address)).ToList();
        await using var run = await GatewayRun.StartAsync(
            new Uri($"http://127.0.0.1:{address.Port}"),
            options => options with { ConnectTimeout = Short }
        );

        await FailsAsync(run, 504, ExchangeOutcome.TimedOut, $"127.0.0.1:{address.Port} did not accept a connection in time");
        queue.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task HangBeforeHeaders_IsTimedOut()
    {
        await using var target = LoopbackServer.HangingAfter("HTTP/1.1 200 OK\r\nContent-");
        await using var run = await GatewayRun.StartAsync(target, options => options with { Timeout = Short });

        await FailsAsync(run, 504, ExchangeOutcome.TimedOut, $"localhost:{target.Port} gave no answer within 0.3 s");
        run.Exchange().Response.Should().BeNull();
    }

    [Fact]
    public async Task HangInBody_IsTimedOutWithWhatCame()
    {
        await using var target = LoopbackServer.HangingAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":");
        await using var run = await GatewayRun.StartAsync(target, options => options with { Timeout = Short });

        await FailsAsync(run, 504, ExchangeOutcome.TimedOut, $"localhost:{target.Port} did not end its answer within 0.3 s");
        Came(run).Should().Be("200 {\"id\":");
    }

    [Fact]
    public async Task DripInBody_IsTimedOutAllTheSame()
    {
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", stop);
                for (var i = 0; i < 1000; i++)
                {
                    await LoopbackServer.WriteAsync(stream, " ", stop);
                    await Task.Delay(20, stop);
                }
            }
        );
        await using var run = await GatewayRun.StartAsync(target, options => options with { Timeout = Short });

        await FailsAsync(run, 504, ExchangeOutcome.TimedOut, $"localhost:{target.Port} did not end its answer within 0.3 s");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"id\":\r\n", false)]
    public async Task HalfABody_IsBodyCutShortWithWhatCame(string answer, bool reset)
    {
        await using var target = Closing(answer, reset);
        await using var run = await GatewayRun.StartAsync(target);

        await FailsAsync(run, 502, ExchangeOutcome.BodyCutShort, $"localhost:{target.Port} ended the connection in the middle of the body");
        if (!reset)
            Came(run).Should().Be("200 {\"id\":");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-", false)]
    public async Task ClosedWithoutAnAnswer_IsFailed(string answer, bool reset)
    {
        await using var target = Closing(answer, reset);
        await using var run = await GatewayRun.StartAsync(target);

        await FailsAsync(run, 502, ExchangeOutcome.Failed, $"localhost:{target.Port} ended the connection without an answer");
    }

    [Fact]
    public async Task NotHttp_IsFailed()
    {
        await using var target = LoopbackServer.Sending("SSH-2.0-server\r\n\r\n");
        await using var run = await GatewayRun.StartAsync(target);

        await FailsAsync(run, 502, ExchangeOutcome.Failed, $"what localhost:{target.Port} sent is not HTTP");
    }

    [Fact]
    public async Task HeaderThatCannotBePassedOn_IsFailed()
    {
        await using var target = LoopbackServer.Sending("HTTP/1.1 200 OK\r\nX-Odd: a\u0001b\r\nContent-Length: 0\r\n\r\n");
        await using var run = await GatewayRun.StartAsync(target);

        await FailsAsync(run, 502, ExchangeOutcome.Failed, "the headers of the answer cannot be passed on");
    }

    [Theory]
    [InlineData("Content-Length: 104857600\r\n")]
    [InlineData("Connection: close\r\n")]
    public async Task HugeBody_IsBodyTooLargeAndNotRead(string headers)
    {
        var written = 0L;
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\n{headers}\r\n", stop);
                for (var block = new byte[65536]; written < 104_857_600; written += block.Length)
                    await stream.WriteAsync(block, stop);
            }
        );
        await using var run = await GatewayRun.StartAsync(target);

        await FailsAsync(run, 502, ExchangeOutcome.BodyTooLarge, "the answer's body is larger than 1048576 bytes");
        run.Exchange().Response!.Body.Length.Should().Be(1048576);
        written.Should().BeLessThan(32_000_000, "sockets buffer a few megabytes, and nobody reads the rest");
    }

    [Fact]
    public async Task BodyOfTheLimit_IsAnswered()
    {
        await using var target = LoopbackServer.Answering(200, "12345678");
        await using var run = await GatewayRun.StartAsync(target, options => options with { MaximumBodyBytes = 8 });
        await run.SendAsync();

        Came(run).Should().Be("200 12345678");
        run.Exchange().Outcome.Should().Be(ExchangeOutcome.Answered);
    }

    [Fact]
    public async Task AllBodiesTogetherOverTheLimit_AreTooLarge()
    {
        await using var target = LoopbackServer.Answering(200, "12345678");
        await using var run = await GatewayRun.StartAsync(target, options => options with { MaximumTotalBytes = 20 });
        for (var i = 0; i < 3; i++)
            await run.SendAsync(body: "");

        run.Gateway.Exchanges.Snapshot()
            .Select(exchange => exchange.Reason)
            .Should()
            .Equal(null, null, "the bodies of this run are larger than 20 bytes together");
    }

    [Fact]
    public async Task HugeRequest_IsBodyTooLargeAndNotForwarded()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target, options => options with { MaximumBodyBytes = 8 });
        using var answer = await run.SendAsync(body: "123456789");

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        run.Exchange()
            .Should()
            .BeEquivalentTo(new { Outcome = ExchangeOutcome.BodyTooLarge, Reason = "the request's body is larger than 8 bytes" });
        target.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task OnExchange_Throws_IsNotSwallowed()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(
            target,
            options => options with { OnExchange = _ => throw new InvalidDataException("broken") }
        );

        await run.Invoking(r => r.SendAsync()).Should().ThrowAsync<HttpRequestException>();
        (
            await run.Gateway.Invoking(g => g.CompleteAsync()).Should().ThrowAsync<InvalidOperationException>()
        ).WithInnerException<InvalidDataException>();
    }

    internal static async Task FailsAsync(GatewayRun run, int status, ExchangeOutcome outcome, string reason)
    {
        using var answer = await run.SendAsync(headers: (ElbContract.Traffic.Forwarding.Gateway.InteractionHeader, "key"));
        var text = await answer.Content.ReadAsStringAsync(GatewayRun.Stop);

        var exchange = run.Exchange();
        exchange.Reason.Should().Be(reason);
        exchange.Outcome.Should().Be(outcome);
        exchange.InteractionId.Should().Be("key");
        text.Should().Be($"elb-contract gateway: {reason}\n");
        answer.StatusCode.Should().Be((HttpStatusCode)status);
    }

    private static string Came(GatewayRun run)
    {
        var response = run.Exchange().Response!;
        return $"{response.Status} {Encoding.UTF8.GetString(response.Body.Span)}";
    }

    private static LoopbackServer Closing(string answer, bool reset) =>
        new(
            async (_, stream, stop) =>
            {
                await LoopbackServer.WriteAsync(stream, answer, stop);
                if (reset)
                    ((NetworkStream)stream).Socket.LingerState = new LingerOption(true, 0);
            }
        );

    private static Socket Connecting(IPEndPoint address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        try
        {
            socket.Connect(address);
        }
        catch (SocketException)
        {
            // In progress.
        }

        return socket;
    }
}
