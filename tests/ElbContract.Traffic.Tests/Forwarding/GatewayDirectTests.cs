using System.Collections.Concurrent;
using System.Net;
using ElbContract.Client.Credentials;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Tests.Forwarding;

/// <summary>Requests of this process, which do not take the way over loopback.</summary>
public sealed class GatewayDirectTests
{
    private const string Path = "/v1.0/p/elbaas/listeners";

    [Fact]
    public async Task Send_ARequest_ReachesTheTargetWithTheCredentialAndIsKeptWithoutIt()
    {
        await using var target = LoopbackServer.Answering(200, "{\"id\":\"1\"}");
        await using var run = await GatewayRun.StartAsync(
            target,
            options => options with { Credential = _ => new TokenCredential("a-token-that-is-secret") }
        );

        var exchange = await run.Gateway.SendAsync(
            new CapturedRequest("POST", Path, [new("X-Auth-Token", "symbol"), new("Content-Type", "application/json")], "{}"u8.ToArray()),
            GatewayRun.Stop
        );

        var sent = target.Requests.Single();
        sent.Line.Should().Be($"POST {Path} HTTP/1.1");
        sent.Header("X-Auth-Token").Should().Be("a-token-that-is-secret");
        sent.Text.Should().Be("{}");
        exchange.Should().BeSameAs(run.Exchange());
        exchange.Request.Header("X-Auth-Token").Should().Be("symbol");
        exchange.Response!.Status.Should().Be(200);
    }

    [Fact]
    public async Task Send_WithoutBody_SendsNone()
    {
        await using var target = LoopbackServer.Answering(400, "");
        await using var run = await GatewayRun.StartAsync(target);

        await run.Gateway.SendAsync(new CapturedRequest("POST", Path, [], default), GatewayRun.Stop);

        target.Requests.Single().Body.Should().BeEmpty();
    }

    [Fact]
    public async Task Handler_ARequest_AnswersAsTheTargetDoes()
    {
        await using var target = LoopbackServer.Answering(409, "{\"error\":1}");
        await using var run = await GatewayRun.StartAsync(target);
        using var http = new HttpClient(run.Gateway.Handler());

        using var answer = await http.PostAsync(new Uri(run.Gateway.Address + Path), new StringContent("{}"), GatewayRun.Stop);

        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync(GatewayRun.Stop)).Should().Be("{\"error\":1}");
        run.Exchange().Request.Target.Should().Be(Path);
    }

    [Fact]
    public async Task Handler_NobodyListens_AnswersInTheTargetsPlaceAsOverLoopback()
    {
        await using var run = await GatewayRun.StartAsync(new Uri("http://127.0.0.1:9"));
        using var http = new HttpClient(run.Gateway.Handler());

        using var direct = await http.GetAsync(new Uri(run.Gateway.Address + Path), GatewayRun.Stop);
        using var overLoopback = await run.SendAsync(method: HttpMethod.Get);

        direct.StatusCode.Should().Be(overLoopback.StatusCode).And.Be(HttpStatusCode.BadGateway);
        (await direct.Content.ReadAsStringAsync(GatewayRun.Stop))
            .Should()
            .Be(await overLoopback.Content.ReadAsStringAsync(GatewayRun.Stop));
    }

    [Fact]
    public async Task Handler_AnotherAddress_IsRefused()
    {
        await using var run = await GatewayRun.StartAsync(new Uri("http://127.0.0.1:9"));
        using var http = new HttpClient(run.Gateway.Handler());

        await http.Invoking(client => client.GetAsync(new Uri("http://127.0.0.1:9/"), GatewayRun.Stop))
            .Should()
            .ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Send_WithoutKeeping_TellsOfEachExchangeAndIsNeverFull()
    {
        await using var target = LoopbackServer.Answering(200, new string('x', 600));
        var told = new ConcurrentBag<Exchange>();
        await using var run = await GatewayRun.StartAsync(
            target,
            options => options with { KeepsExchanges = false, MaximumTotalBytes = 1000, OnExchange = told.Add }
        );

        for (var number = 0; number < 5; number++)
            await run.Gateway.SendAsync(new CapturedRequest("POST", Path, [], "{}"u8.ToArray()), GatewayRun.Stop);

        told.Should().HaveCount(5).And.OnlyContain(exchange => exchange.Outcome == ExchangeOutcome.Answered);
        run.Gateway.Exchanges.Snapshot().Should().BeEmpty();
    }
}
