using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ElbContract.Loopback;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

/// <summary>The names of headers, their order and their repetitions: at the target, at the client and in the recording.</summary>
public sealed class RecorderHeadTests
{
    private const string Close = "connection: close\r\n";

    private static readonly string[] Heads =
    [
        "x-zz: 1\r\ncontent-type: application/json\r\naccept: */*\r\nhost: localhost\r\ncontent-length: 2\r\nuser-agent: odd\r\n",
        "X-ZZ: 1\r\nACCEPT: */*\r\nHOST: localhost\r\nCONTENT-LENGTH: 2\r\nCONTENT-TYPE: application/json\r\nCOOKIE: a=b\r\n",
        "aCCept: */*\r\nContent-length: 2\r\nX-aUTH-tOKEN: t\r\nHoSt: localhost\r\ncontent-TYPE: application/json\r\nx-B: \r\n",
        "host: localhost\r\nx-a: 1\r\nX-Other: 2\r\nX-A: 3\r\ncontent-length: 2\r\nx-a: 4\r\naccept: a\r\nAccept: b\r\n",
        "Host: localhost\r\ncookie: a=b\r\nuser-agent: a\r\nCookie: c=d\r\ncontent-length: 2\r\nUser-Agent: b\r\n",
        "Host: localhost\r\nx-latin: \u00e9\u00ff\r\ncontent-length: 2\r\nX-LATIN: \u00fc\r\n",
    ];

    private static readonly string[] Answers =
    [
        "x-request-id: 1\r\ncontent-length: 2\r\nserver: odd\r\ncontent-type: application/json\r\ndate: now\r\nset-cookie: a=b\r\n",
        "X-B: 1\r\nCONTENT-TYPE: text/plain\r\nSERVER: odd\r\nCONTENT-LENGTH: 2\r\nDATE: now\r\nETAG: \"e\"\r\n",
        "Date: now\r\nset-cookie: a=b\r\nx-a: 1\r\nSet-Cookie: c=d\r\nX-A: 2\r\nvary: a\r\nVary: b\r\nContent-length: 2\r\n",
    ];

    public static TheoryData<string> Requests => [.. Heads];

    public static TheoryData<string> OfAnswers => [.. Answers];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Request_KeepsNamesAndOrder(string head)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"POST /x HTTP/1.1\r\n{Close}{head}\r\n{{}}");

        answer.Should().StartWith("HTTP/1.1 200 ");
        var received = target.Requests.Should().ContainSingle().Subject;
        AtTarget(received, target).Should().Be(head);
        received.Text.Should().Be("{}");
        Names((await run.EntryAsync())["request"]!).Should().Equal(Names(Close + head));
    }

    [Fact]
    public async Task Heads_ThatAreLarge_KeepNamesAndOrder()
    {
        var head =
            $"x-zz: 1\r\nx-large: {new string('a', 20_000)}\r\naccept: */*\r\nX-LARGE: {new string('b', 9_000)}\r\nhost: localhost\r\n";
        var answered = $"date: now\r\nx-large: {new string('c', 20_000)}\r\nX-b: 1\r\ncontent-length: 2\r\n";
        await using var target = LoopbackServer.Sending($"HTTP/1.1 200 OK\r\n{answered}{Close}\r\n{{}}");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"GET /x HTTP/1.1\r\n{Close}{head}\r\n");

        AtTarget(target.Requests.Should().ContainSingle().Subject, target).Should().Be(head);
        answer.Should().Be($"HTTP/1.1 200 OK\r\n{answered}{Close}\r\n{{}}");
    }

    [Theory]
    [InlineData("127.0.0.1:0")]
    [InlineData("https://127.0.0.1:0")]
    public async Task Request_OfHttp10_KeepsNamesAndOrder_AndGetsAHost(string listen)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target, options => options with { Listen = ListenAddress.Parse(listen)! });

        var answer = await run.SendBytesAsync("GET /x HTTP/1.0\r\nx-b: 1\r\naccept: */*\r\nX-A: 2\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 200 ");
        target
            .Requests.Single()
            .Head.Should()
            .Be($"GET /x HTTP/1.1\r\nHost: localhost:{target.Port}\r\nx-b: 1\r\naccept: */*\r\nX-A: 2\r\n\r\n");
        Names((await run.EntryAsync())["request"]!).Should().Equal("x-b", "accept", "X-A");
    }

    [Theory]
    [MemberData(nameof(OfAnswers))]
    public async Task Answer_KeepsNamesAndOrder(string head)
    {
        await using var target = LoopbackServer.Sending($"HTTP/1.1 200 Fine\r\n{head}{Close}\r\n{{}}");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"GET /x HTTP/1.1\r\nHost: localhost\r\n{Close}\r\n");

        answer.Should().Be($"HTTP/1.1 200 Fine\r\n{head}{Close}\r\n{{}}");
        Names((await run.EntryAsync())["response"]!).Should().Equal(Names(head + Close));
    }

    [Theory]
    [InlineData("transfer-encoding: chunked\r\nx-b: 1\r\ndate: now\r\n", "3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("x-b: 1\r\ndate: now\r\ncontent-length: 0\r\n", "")]
    [InlineData("date: now\r\ncontent-length: 70000\r\nx-b: 1\r\n", null)]
    public async Task Answer_OfAnyFraming_KeepsNamesAndOrder(string head, string? body)
    {
        body ??= new string('x', 70_000);
        await using var target = LoopbackServer.Sending($"HTTP/1.1 200 OK\r\n{head}{Close}\r\n{body}");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"GET /x HTTP/1.1\r\nHost: localhost\r\n{Close}\r\n");

        answer.Should().Be($"HTTP/1.1 200 OK\r\n{head}{Close}\r\n{body}");
    }

    [Fact]
    public async Task Answer_AfterInterimOnes_AndInPieces_KeepsNamesAndOrder()
    {
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                foreach (
                    var sign in "HTTP/1.1 103 Early\r\nlink: a\r\n\r\nHTTP/1.1 201 Made\r\nx-b: 1\r\ndate: now\r\ncontent-length: 2\r\n"
                )
                    await LoopbackServer.WriteAsync(stream, $"{sign}", stop);
                await LoopbackServer.WriteAsync(stream, $"{Close}\r\n{{}}", stop);
            }
        );
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"GET /x HTTP/1.1\r\nHost: localhost\r\n{Close}\r\n");

        answer.Should().Be($"HTTP/1.1 201 Made\r\nx-b: 1\r\ndate: now\r\ncontent-length: 2\r\n{Close}\r\n{{}}");
    }

    [Fact]
    public async Task Answer_WithLineFeedsOnly_OrAFoldedHeader_IsPassedOn()
    {
        await using var target = LoopbackServer.Sending("HTTP/1.1 200 OK\nx-b: 1\n 2: 3\ndate: now\ncontent-length: 6\n\na\r\n\r\nb");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"GET /x HTTP/1.1\r\nHost: localhost\r\n{Close}\r\n");

        answer.Should().StartWith("HTTP/1.1 200 OK\r\n").And.EndWith("\r\n\r\na\r\n\r\nb");
        answer.Should().Contain("x-b: 1  2: 3\r\n").And.Contain("content-length: 6\r\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connection_ThatIsKept_HasEachRequestInItsOwnLetters(bool isPipelined)
    {
        ConcurrentQueue<Received> received = [];
        await using var target = Keeping(received, null);
        await using var run = await RecorderRun.StartAsync(target);
        var requests = Heads.Select((head, i) => $"POST /{i} HTTP/1.1\r\n{head}\r\n{{}}").ToList();

        var answers = isPipelined
            ? await run.SendBytesAsync(string.Concat(requests) + $"GET /end HTTP/1.1\r\nhost: localhost\r\n{Close}\r\n")
            : string.Concat(await run.SendInTurnAsync([.. requests, $"GET /end HTTP/1.1\r\nhost: localhost\r\n{Close}\r\n"]));

        answers.Split("HTTP/1.1 200 OK\r\n").Should().HaveCount(Heads.Length + 2);
        for (var i = 0; i < Heads.Length; i++)
        {
            answers.Should().Contain($"X-{i}: a\r\ndate: now\r\nx-{i}: b\r\ncontent-length: 2\r\n");
            AtTarget(received.Single(request => request.Line == $"POST /{i} HTTP/1.1"), target).Should().Be(Heads[i]);
        }

        var entries = (await run.LinesAsync()).Skip(1).Select(line => JsonNode.Parse(line)!).ToList();
        entries.Take(Heads.Length).Select(entry => string.Join(' ', Names(entry["request"]!))).Should().Equal(Heads.Select(AsNames));
    }

    [Fact]
    public async Task Body_InChunks_AndItsTrailers_AreNotTakenForAHead()
    {
        const string Chunks = "b\r\nx-a: 1\r\nx-b\r\n0\r\n\r\n";
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await stream.ReadExactlyAsync(new byte[Chunks.Length], stop);
                await LoopbackServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n{Close}\r\n{{}}", stop);
            }
        );
        await using var run = await RecorderRun.StartAsync(target);
        const string Head = "x-b: 1\r\ntransfer-encoding: chunked\r\nhost: localhost\r\nX-A: 1\r\n";
        var trailed = Chunks[..^2] + "x-trailer: 1\r\n\r\n";

        var answer = await run.SendBytesAsync($"POST /1 HTTP/1.1\r\n{Head}\r\n{trailed}PUT /2 HTTP/1.1\r\n{Close}{Head}\r\n{Chunks}");

        answer.Split("HTTP/1.1 200 OK\r\n").Should().HaveCount(3);
        target.Requests.Should().HaveCount(2).And.OnlyContain(request => AtTarget(request, target) == Head);
        var entries = (await run.LinesAsync()).Skip(1).Select(line => JsonNode.Parse(line)!).ToList();
        Names(entries[0]["request"]!).Should().Equal(Names(Head));
        Names(entries[1]["request"]!).Should().Equal(Names(Close + Head));
    }

    [Fact]
    public async Task Request_WithExpectation_KeepsNamesAndOrder()
    {
        await using var target = LoopbackServer.Sending($"HTTP/1.1 200 OK\r\nx-b: 1\r\ndate: now\r\ncontent-length: 2\r\n{Close}\r\n{{}}");
        await using var run = await RecorderRun.StartAsync(target);
        const string Head = "x-b: 1\r\nexpect: 100-continue\r\nhost: localhost\r\ncontent-length: 2\r\nX-A: 1\r\n";

        var answer = await run.SendBytesAsync($"POST /1 HTTP/1.1\r\n{Close}{Head}\r\n{{}}");

        answer.Should().EndWith($"HTTP/1.1 200 OK\r\nx-b: 1\r\ndate: now\r\ncontent-length: 2\r\n{Close}\r\n{{}}");
        target
            .Requests.Single()
            .Head.Should()
            .MatchRegex("\r\nx-b: 1\r\n(expect: 100-continue\r\n)?host: .*\r\ncontent-length: 2\r\nX-A: 1\r\n");
        Names((await run.EntryAsync())["request"]!).Should().Equal(Names(Close + Head));
    }

    [Fact]
    public async Task Tls_OnBothSides_KeepsNamesAndOrder()
    {
        using var certificate = Forwarding.GatewayTlsTests.SelfSigned();
        ConcurrentQueue<Received> received = [];
        await using var target = Keeping(received, certificate);
        await using var run = await RecorderRun.StartAsync(
            target,
            options => options with { Insecure = true, Listen = ListenAddress.Parse("https://127.0.0.1:0")! }
        );

        var answers = await run.SendBytesAsync(
            $"POST /0 HTTP/1.1\r\n{Heads[0]}\r\n{{}}POST /1 HTTP/1.1\r\n{Heads[1]}\r\n{{}}POST /2 HTTP/1.1\r\n{Close}{Heads[2]}\r\n{{}}"
        );

        for (var i = 0; i < 3; i++)
        {
            answers.Should().Contain($"X-{i}: a\r\ndate: now\r\nx-{i}: b\r\ncontent-length: 2\r\n");
            AtTarget(received.Single(request => request.Line == $"POST /{i} HTTP/1.1"), target).Should().Be(Heads[i]);
        }
    }

    [Fact]
    public async Task Framing_ThatIsAmbiguous_IsPassedOnAsTheServerReadsIt()
    {
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                await stream.ReadExactlyAsync(new byte["2\r\n{}\r\n0\r\n\r\n".Length], stop);
                await LoopbackServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n{Close}\r\n{{}}", stop);
            }
        );
        await using var run = await RecorderRun.StartAsync(target);

        await run.SendBytesAsync(
            $"POST /x HTTP/1.1\r\nhost: localhost\r\n{Close}transfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"
        );

        var head = target.Requests.Should().ContainSingle().Subject.Head;
        head.Should().ContainEquivalentOf("transfer-encoding: chunked\r\n").And.NotMatchRegex("(?i)\r\ncontent-length:");
    }

    [Fact]
    public async Task Secrets_InOddNames_AndRepeated_AreNotInTheRecording()
    {
        await using var target = LoopbackServer.Sending(
            "HTTP/1.1 200 OK\r\nx-subject-TOKEN: canary-answer1\r\nX-Subject-Token: canary-answer2\r\n"
                + $"content-length: 15\r\n{Close}\r\ncanary-request3"
        );
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync(
            $"GET /canary-request1 HTTP/1.1\r\nx-AUTH-token: canary-request1\r\nhost: localhost\r\nAUTHORIZATION: canary-request2\r\n"
                + $"{Close}X-Auth-Token: canary-request3\r\ncookie: a=canary-request4\r\nCOOKIE: b=canary-request5\r\n\r\n"
        );

        answer.Should().Contain("x-subject-TOKEN: canary-answer1\r\nX-Subject-Token: canary-answer2\r\n").And.EndWith("canary-request3");
        target.Requests.Single().Head.Should().Contain("x-AUTH-token: canary-request1\r\nhost: ");
        var entry = await run.EntryAsync();
        Names(entry["request"]!).Should().Equal("x-AUTH-token", "host", "AUTHORIZATION", "connection", "X-Auth-Token", "cookie", "COOKIE");
        entry.ToJsonString().Should().NotContain("canary");
    }

    [Fact]
    public async Task Client_OfHttp2_HasTheAnswersNamesInTheRecording()
    {
        await using var target = LoopbackServer.Sending($"HTTP/1.1 200 OK\r\nX-b: 1\r\ncontent-LENGTH: 2\r\n{Close}\r\n{{}}");
        await using var run = await RecorderRun.StartAsync(
            target,
            options => options with { Listen = ListenAddress.Parse("https://127.0.0.1:0")! }
        );

        using var answer = await run.SendAsync(HttpVersion.Version20, "/x");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        Names((await run.EntryAsync())["response"]!).Should().Equal("X-b", "content-LENGTH", "connection");
    }

    /// <summary>A target that answers request after request on a connection.</summary>
    private static LoopbackServer Keeping(ConcurrentQueue<Received> received, X509Certificate2? certificate) =>
        new(
            async (request, stream, stop) =>
            {
                for (; ; request = await LoopbackServer.ReadAsync(stream, stop))
                {
                    received.Enqueue(request);
                    var number = request.Line.Split(' ', '/')[2];
                    await LoopbackServer.WriteAsync(
                        stream,
                        $"HTTP/1.1 200 OK\r\nX-{number}: a\r\ndate: now\r\nx-{number}: b\r\ncontent-length: 2\r\n\r\n{{}}",
                        stop
                    );
                }
            },
            certificate
        );

    /// <summary>The headers that reached the target; the host, which is the target's, as the client sent it.</summary>
    private static string AtTarget(Received received, LoopbackServer target) =>
        received.Head[(received.Line.Length + 2)..^2].Replace($"localhost:{target.Port}", "localhost", StringComparison.Ordinal);

    private static string[] Names(string head) => [.. head.TrimEnd().Split("\r\n").Select(line => line.Split(':')[0])];

    private static string AsNames(string head) => string.Join(' ', Names(head));

    private static IEnumerable<string> Names(JsonNode message) =>
        message["headers"]!.AsArray().Select(header => header!["name"]!.GetValue<string>());
}
