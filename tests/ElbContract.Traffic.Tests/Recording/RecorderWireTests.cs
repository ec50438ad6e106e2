using ElbContract.Loopback;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

/// <summary>What reaches target, client and recording of bytes that no client library would send.</summary>
public sealed class RecorderWireTests
{
    private const string Host = "Host: localhost\r\nConnection: close\r\n";

    [Theory]
    [InlineData("post")]
    [InlineData("Post")]
    [InlineData("get")]
    [InlineData("pUrGe")]
    public async Task Method_KeepsItsLetters(string method)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"{method} /x HTTP/1.1\r\n{Host}Content-Length: 2\r\n\r\n{{}}");

        answer.Should().StartWith("HTTP/1.1 200 ");
        var received = target.Requests.Should().ContainSingle().Subject;
        (received.Line, received.Text).Should().Be(($"{method} /x HTTP/1.1", "{}"));
        (await run.EntryAsync())["request"]!["method"]!.GetValue<string>().Should().Be(method);
    }

    [Fact]
    public async Task Method_KeepsItsLetters_AtAnHttpsTargetToo()
    {
        using var certificate = Forwarding.GatewayTlsTests.SelfSigned();
        await using var target = new LoopbackServer(
            (_, stream, stop) =>
                LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", stop),
            certificate
        );
        await using var run = await RecorderRun.StartAsync(target, options => options with { Insecure = true });

        await run.SendBytesAsync($"post /x HTTP/1.1\r\n{Host}Content-Length: 2\r\n\r\n{{}}");

        target.Requests.Should().ContainSingle().Which.Line.Should().Be("post /x HTTP/1.1");
    }

    [Theory]
    [InlineData("/x?", "/x?")]
    [InlineData("//x//y", "//x//y")]
    [InlineData("/a/../%2Fb%2f/./%7E?q=%zz&&x", "/a/../%2Fb%2f/./%7E?q=%zz&&x")]
    [InlineData("/a\\b|c^\"{}?<>", "/a\\b|c^\"{}?<>")]
    [InlineData("http://elb.example.com/x//y?", "/x//y?")]
    [InlineData("http://elb.example.com?a", "/?a")]
    public async Task Target_StaysAsItCame(string sent, string received)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);
        var host = sent.StartsWith('/') ? Host : "Host: elb.example.com\r\nConnection: close\r\n";

        var answer = await run.SendBytesAsync($"GET {sent} HTTP/1.1\r\n{host}\r\n");

        answer.Should().StartWith("HTTP/1.1 200 ");

        target.Requests.Should().ContainSingle().Which.Line.Should().Be($"GET {received} HTTP/1.1");
        (await run.EntryAsync())["request"]!["url"]!
            .GetValue<string>()
            .Should()
            .Be(target.Address.GetLeftPart(UriPartial.Authority) + received);
    }

    [Theory]
    [InlineData("127.0.0.1:0")]
    [InlineData("https://127.0.0.1:0")]
    public async Task Client_OfHttp10_IsServed(string listen)
    {
        await using var target = LoopbackServer.Sending(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        );
        await using var run = await RecorderRun.StartAsync(target, options => options with { Listen = ListenAddress.Parse(listen)! });

        var answer = await run.SendBytesAsync("GET /x HTTP/1.0\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 200 OK\r\n").And.EndWith("\r\n\r\nabc");
        (await run.EntryAsync())["request"]!["httpVersion"]!.GetValue<string>().Should().Be("HTTP/1.0");
    }

    [Theory]
    [InlineData("GET /x HTTP/1.1\r\n\r\n", "GET", "/x", 400, "Request is missing Host header")]
    [InlineData(
        "post /x?token=canary-canary HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: canary-token\r\nX canary: 1\r\n\r\n",
        "post",
        "/x?token=redacted",
        400,
        "Invalid request header"
    )]
    [InlineData(
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nx-AUTH-token: canary-token\r\nConnection: close\r\n\r\n",
        "OPTIONS",
        "/",
        400,
        "give a path, or an http address"
    )]
    [InlineData("GET /canary canary HTTP/1.1\r\n\r\n", "?", "/", 400, "Invalid request line")]
    public async Task Request_ThatIsNotHttp_IsAnEntryToo(string sent, string method, string path, int status, string reason)
    {
        List<string> told = [];
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(
            target,
            options =>
                options with
                {
                    OnExchange = entry =>
                    {
                        told.Add(entry.Reason!);
                        return default;
                    },
                }
        );

        var answer = await run.SendBytesAsync(sent);

        answer.Should().StartWith($"HTTP/1.1 {status} ");
        target.Requests.Should().BeEmpty();
        run.Recorder.Count.Should().Be(1);
        var entry = await run.EntryAsync();
        entry["request"]!["method"]!.GetValue<string>().Should().Be(method);
        entry["request"]!["url"]!.GetValue<string>().Should().Be(target.Address.GetLeftPart(UriPartial.Authority) + path);
        entry["response"]!["status"]!.GetValue<int>().Should().Be(0);
        entry["_outcome"]!.GetValue<string>().Should().Be("failed");
        entry["_reason"]!.GetValue<string>().Should().Be($"not forwarded, and answered with {status}: {reason}");
        told.Should().Equal($"not forwarded, and answered with {status}: {reason}");
        entry.ToJsonString().Should().NotContain("canary");
    }

    [Fact]
    public async Task Headers_ThatAreTooLarge_AreAnEntryToo()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await RecorderRun.StartAsync(target);

        var answer = await run.SendBytesAsync($"GET /x HTTP/1.1\r\n{Host}X-Large: {new string('x', 40_000)}\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 431 ");
        (await run.EntryAsync())["_reason"]!.GetValue<string>().Should().StartWith("not forwarded, and answered with 431: ");
    }

    [Fact]
    public async Task Body_ThatBreaksHttp_IsOneEntry()
    {
        await using var target = LoopbackServer.HangingAfter("");
        await using var run = await RecorderRun.StartAsync(target);

        await run.SendBytesAsync($"POST /x HTTP/1.1\r\n{Host}Transfer-Encoding: chunked\r\n\r\nno length\r\n");

        (await run.EntryAsync())["_outcome"]!.GetValue<string>().Should().Be("cancelled");
    }
}
