using System.Net;
using System.Text;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Tests.Forwarding;

public sealed class GatewayForwardingTests
{
    [Fact]
    public async Task Request_ReachesTheTargetByteForByte()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target);
        byte[] body = [0xFF, 0x00, (byte)'{', (byte)'\r', (byte)'\n'];
        await run.SendAsync(
            "/v1.0//elbaas/../x%2f%41?a=b+c&a=%7B",
            new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json; charset=weird" } } },
            HttpMethod.Put,
            GatewayRun.Stop,
            ("X-Custom", "a"),
            ("Accept", "application/json")
        );

        var sent = target.Requests.Single();
        sent.Line.Should().Be("PUT /v1.0//elbaas/../x%2f%41?a=b+c&a=%7B HTTP/1.1");
        sent.Body.Should().Equal(body);
        sent.Header("Host").Should().Be($"localhost:{target.Port}");
        sent.Header("X-Custom").Should().Be("a");
        sent.Header("Content-Type").Should().Be("application/json; charset=weird");
        var captured = run.Exchange().Request;
        captured
            .Should()
            .BeEquivalentTo(
                new
                {
                    Method = "PUT",
                    Target = "/v1.0//elbaas/../x%2f%41?a=b+c&a=%7B",
                    Path = "/v1.0//elbaas/../x%2f%41",
                }
            );
        captured.Body.ToArray().Should().Equal(body);
        captured.Header("host").Should().Be($"localhost:{target.Port}");
        captured.Header("x-custom").Should().Be("a");
    }

    [Fact]
    public async Task Request_ChunkedWithExpectation_ReachesTheTargetWhole()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target);
        using var content = new ByteArrayContent("{\"a\":1}"u8.ToArray());
        await run.SendAsync("/", content, HttpMethod.Post, GatewayRun.Stop, ("Expect", "100-continue"));

        target.Requests.Single().Text.Should().Be("{\"a\":1}");
        target.Requests.Single().Header("Expect").Should().BeNull();
    }

    [Fact]
    public async Task Request_GatewaysOwnHeaders_AreNotForwarded()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target);
        await run.SendAsync(
            headers: [("x-elb-contract-interaction", "0123456789abcdef"), ("Accept-Encoding", "gzip"), ("traceparent", "00-1-2-01")]
        );

        var head = target.Requests.Single().Head;
        head.Should()
            .NotContainEquivalentOf("interaction")
            .And.NotContainEquivalentOf("Accept-Encoding")
            .And.NotContainEquivalentOf("X-Forwarded");
        run.Exchange().InteractionId.Should().Be("0123456789abcdef");
        run.Exchange()
            .Request.Headers.Should()
            .NotContain(header => header.Key.Contains("interaction", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Request_SymbolicProject_IsSentAsTheRealOneAndKeptSymbolic()
    {
        await using var target = LoopbackServer.Answering(200, """{"tenant_id":"real-project-id"}""");
        await using var run = await GatewayRun.StartAsync(
            target,
            options => options with { Projects = new Dictionary<string, string> { ["symbolic"] = "real-project-id" } }
        );
        await run.SendAsync("/v1.0/symbolic/elbaas/listeners?project=symbolic");
        await run.SendAsync("/v1.0/real-project-id/elbaas/listeners?project=real-project-id");

        target
            .Requests.Select(sent => sent.Line)
            .Should()
            .Equal(
                "POST /v1.0/real-project-id/elbaas/listeners?project=symbolic HTTP/1.1",
                "POST /v1.0/real-project-id/elbaas/listeners?project=real-project-id HTTP/1.1"
            );
        foreach (var exchange in run.Gateway.Exchanges.Snapshot())
        {
            exchange.Request.Target.Should().Be("/v1.0/symbolic/elbaas/listeners?project=symbolic");
            Encoding.UTF8.GetString(exchange.Response!.Body.Span).Should().Be("""{"tenant_id":"symbolic"}""");
        }
    }

    [Theory]
    [InlineData("symbolic-0d3d38be", "real-project-id-0d3d38be")]
    [InlineData("0d3d38besymbolic", "0d3d38bereal-project-id")]
    [InlineData("0d3d38be-symbolic-2", "0d3d38be-another-project")]
    public async Task Request_IdThatHoldsTheProject_IsSentAsItIsAndKeptSymbolic(string kept, string sent)
    {
        await using var target = LoopbackServer.Answering(200, $"[{{\"id\":\"{sent}\"}}]");
        var projects = new Dictionary<string, string> { ["symbolic"] = "real-project-id", ["symbolic-2"] = "another-project" };
        await using var run = await GatewayRun.StartAsync(target, options => options with { Projects = projects });

        await run.SendAsync($"/v1.0/symbolic/elbaas/listeners/{kept}");

        target.Requests.Single().Line.Should().Be($"POST /v1.0/real-project-id/elbaas/listeners/{sent} HTTP/1.1");
        run.Exchange().Request.Target.Should().Be($"/v1.0/symbolic/elbaas/listeners/{kept}");
        Encoding.UTF8.GetString(run.Exchange().Response!.Body.Span).Should().Be($"[{{\"id\":\"{kept}\"}}]");
    }

    [Fact]
    public async Task Target_WithAPath_KeepsItOutOfTheCapture()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(new Uri(target.Address, "/prefix/"));
        await run.SendAsync("/v1.0/x");

        target.Requests.Single().Line.Should().Be("POST /prefix/v1.0/x HTTP/1.1");
        run.Exchange().Request.Target.Should().Be("/v1.0/x");
    }

    [Theory]
    [InlineData(200, "{\"id\":\"a\"}", "application/json; charset=utf-8")]
    [InlineData(201, "", "text/plain")]
    [InlineData(302, "", "text/plain")]
    [InlineData(404, "<html>no</html>", "text/html")]
    [InlineData(418, "{\"a\":", "application/json")]
    [InlineData(503, "é", "weird")]
    public async Task Answer_ReachesTheClientAndTheCaptureByteForByte(int status, string body, string contentType)
    {
        await using var target = LoopbackServer.Answering(
            status,
            body,
            contentType,
            "Location: /elsewhere\r\nX-Twice: 1\r\nX-Twice: \u00e9\r\n"
        );
        await using var run = await GatewayRun.StartAsync(target);
        using var answer = await run.SendAsync();

        answer.StatusCode.Should().Be((HttpStatusCode)status);
        (await answer.Content.ReadAsStringAsync(GatewayRun.Stop)).Should().Be(body);
        answer.Headers.GetValues("X-Twice").First().Should().Be("1");
        var exchange = run.Exchange();
        exchange.Outcome.Should().Be(ExchangeOutcome.Answered);
        exchange.Reason.Should().BeNull();
        exchange.Response!.Status.Should().Be(status);
        Encoding.UTF8.GetString(exchange.Response.Body.Span).Should().Be(body);
        exchange.Response.Header("content-type").Should().Be(contentType);
        exchange.Response.Headers.Count(header => header.Key == "X-Twice").Should().Be(2);
        target.Requests.Should().HaveCount(1, "redirects are not followed");
    }

    [Theory]
    [InlineData(204, "Content-Length: 0\r\n\r\n")]
    [InlineData(204, "\r\n")]
    [InlineData(204, "Content-Length: 1\r\n\r\na")]
    [InlineData(205, "Content-Length: 1\r\n\r\na")]
    [InlineData(304, "Content-Length: 10\r\n\r\n")]
    public async Task Answer_ThatHasNoBody_IsPassedOn(int status, string rest)
    {
        await using var target = LoopbackServer.Sending($"HTTP/1.1 {status} Any\r\n{rest}");
        await using var run = await GatewayRun.StartAsync(target);
        using var answer = await run.SendAsync("/v1.0/p/elbaas/listeners/a", null, HttpMethod.Delete, GatewayRun.Stop);

        answer.StatusCode.Should().Be((HttpStatusCode)status);
        target.Requests.Single().Header("Content-Type").Should().BeNull();
        run.Exchange().Response!.Status.Should().Be(status);
    }

    [Fact]
    public async Task Answer_ChunkedWithCookies_IsPassedOnAndNotRemembered()
    {
        await using var target = LoopbackServer.Sending(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nSet-Cookie: a=b\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        );
        await using var run = await GatewayRun.StartAsync(target);
        using var answer = await run.SendAsync();
        await run.SendAsync();

        (await answer.Content.ReadAsStringAsync(GatewayRun.Stop)).Should().Be("abcde");
        target.Requests.Last().Header("Cookie").Should().BeNull();
    }

    [Fact]
    public async Task Exchange_IsThereBeforeTheClientHasItsAnswer()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        var seen = 0;
        await using var run = await GatewayRun.StartAsync(
            target,
            options => options with { OnExchange = _ => Interlocked.Increment(ref seen) }
        );
        for (var i = 1; i <= 50; i++)
        {
            await run.SendAsync();
            seen.Should().Be(i);
            run.Gateway.Exchanges.Snapshot().Should().HaveCount(i);
        }

        run.Gateway.Exchanges.Snapshot().Select(exchange => exchange.Number).Should().Equal(Enumerable.Range(1, 50));
        run.Gateway.Exchanges.Snapshot().Should().OnlyContain(exchange => exchange.Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task Parallel_IsNotExceeded()
    {
        var (now, most) = (0, 0);
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                var here = Interlocked.Increment(ref now);
                lock (stream)
                    most = Math.Max(most, here);
                await Task.Delay(20, stop);
                Interlocked.Decrement(ref now);
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", stop);
            }
        );
        await using var run = await GatewayRun.StartAsync(target, options => options with { Parallel = 3 });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => run.SendAsync()));

        most.Should().BeInRange(2, 3);
        run.Gateway.Exchanges.Snapshot().Should().HaveCount(20).And.OnlyContain(exchange => exchange.Outcome == ExchangeOutcome.Answered);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/v1.0/p/elbaas/listeners")]
    [InlineData("/00000000000000000000000000000000/v1.0/p")]
    [InlineData("/{0}x/v1.0/p")]
    [InlineData("/{0:U}/v1.0/p")]
    [InlineData("//{0}/v1.0/p")]
    [InlineData("/x/../{0}/v1.0/p")]
    public async Task Request_WithoutTheKey_IsAnswered404AndNotForwarded(string path)
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target);
        var key = run.Gateway.Address.AbsolutePath.Trim('/');
        var wrong = path.Replace("{0}", key, StringComparison.Ordinal)
            .Replace("{0:U}", key[..^1] + (key[^1] == '0' ? '1' : '0'), StringComparison.Ordinal);
        using var http = new HttpClient();
        var address = new Uri(
            run.Gateway.Address.GetLeftPart(UriPartial.Authority) + wrong,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );
        using var answer = await http.GetAsync(address, GatewayRun.Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        target.Requests.Should().BeEmpty();
        run.Gateway.Exchanges.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task Keys_OfTwoRuns_Differ()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var one = await GatewayRun.StartAsync(target);
        await using var two = await GatewayRun.StartAsync(target);

        one.Gateway.Address.IsLoopback.Should().BeTrue();
        one.Gateway.Address.AbsolutePath.Should().MatchRegex("^/[0-9a-f]{32}$").And.NotBe(two.Gateway.Address.AbsolutePath);
    }

    [Fact]
    public async Task Port_Taken_SaysWhatToDo()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        var starting = () => Gateway.StartAsync(new GatewayOptions { Target = target.Address, Port = target.Port }, GatewayRun.Stop);
        (await starting.Should().ThrowAsync<GatewayPortException>())
            .Which.Message.Should()
            .Be($"Cannot listen on port {target.Port} of 127.0.0.1: another program may use it; choose another, or 0 for any.");
    }

    [Fact]
    public async Task Options_Wrong_NamesEverything()
    {
        var starting = () =>
            Gateway.StartAsync(
                new GatewayOptions
                {
                    Target = new Uri("http://user@host/"),
                    Parallel = 0,
                    Timeout = TimeSpan.Zero,
                },
                GatewayRun.Stop
            );
        await starting
            .Should()
            .ThrowAsync<ArgumentException>()
            .WithMessage(
                "the target holds more than scheme, host, port and path; the time-out is not positive; fewer than one request at once.*"
            );
    }
}
