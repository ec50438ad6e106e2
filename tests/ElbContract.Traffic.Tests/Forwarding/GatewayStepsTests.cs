using ElbContract.Client.Credentials;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Tests.Forwarding;

public sealed class GatewayStepsTests
{
    [Fact]
    public async Task Step_HoldsBack_NothingIsSentAndTheClientIsTold()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await StartAsync(
            target,
            (request, _, _) => Task.FromResult(Exchange.NotSent(request, "the journal cannot be written", DateTimeOffset.UnixEpoch))
        );

        using var answer = await run.SendAsync();

        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(GatewayRun.Stop)).Should().Contain("the journal cannot be written");
        target.Requests.Should().BeEmpty();
        run.Exchange()
            .Should()
            .Match<Exchange>(exchange =>
                exchange.Number == 1 && exchange.Outcome == ExchangeOutcome.Cancelled && exchange.Reason == "the journal cannot be written"
            );
    }

    [Fact]
    public async Task Step_SendsTwice_BothAreKeptAndTheLastIsAnswered()
    {
        await using var target = InTurn((502, "bad", "X-First: 1\r\n"), (200, "good", ""));
        await using var run = await StartAsync(
            target,
            async (_, send, _) =>
            {
                (await send()).Response!.Status.Should().Be(502);
                return await send();
            }
        );

        using var answer = await run.SendAsync(body: "{\"a\":1}");

        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        answer.Headers.Contains("X-First").Should().BeFalse();
        (await answer.Content.ReadAsStringAsync(GatewayRun.Stop)).Should().Be("good");
        target.Requests.Select(request => request.Text).Should().Equal("{\"a\":1}", "{\"a\":1}");
        run.Gateway.Exchanges.Snapshot()
            .Select(exchange => (exchange.Number, exchange.Response!.Status))
            .Should()
            .Equal((1, 502), (2, 200));
    }

    [Fact]
    public async Task Steps_SeeEachOther_TheFirstOutermost()
    {
        List<string> order = [];
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target, options => options with { Steps = [Named("first"), Named("second")] });

        await run.SendAsync();

        order.Should().Equal("first", "second", "second is back", "first is back");

        DelegateStep Named(string name) =>
            new(
                async (_, send, _) =>
                {
                    order.Add(name);
                    var exchange = await send();
                    order.Add(name + " is back");
                    return exchange;
                }
            );
    }

    [Fact]
    public async Task Step_ThatWaits_EndsWithTheGateway()
    {
        var waiting = new TaskCompletionSource();
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await StartAsync(
            target,
            async (request, _, stopping) =>
            {
                waiting.SetResult();
                await Task.Delay(Timeout.Infinite, stopping);
                return Exchange.NotSent(request, "never reached", DateTimeOffset.UnixEpoch);
            }
        );

        var answer = run.SendAsync();
        await waiting.Task;
        await run.Gateway.StopAsync();

        (await answer).StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
        run.Exchange().Reason.Should().Be("the run was stopped before the request was sent");
    }

    [Fact]
    public async Task Rate_Reached_HoldsTheNextRequestBack()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        var arrived = new TaskCompletionSource();
        var count = 0;
        var step = new DelegateStep(
            (_, send, _) =>
            {
                if (Interlocked.Increment(ref count) == 2)
                    arrived.SetResult();
                return send();
            }
        );
        await using var run = await GatewayRun.StartAsync(target, options => options with { Rate = 0.01, Steps = [step] });

        (await run.SendAsync()).StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        var second = run.SendAsync();
        await arrived.Task;
        await run.Gateway.StopAsync();

        (await second).StatusCode.Should().Be(System.Net.HttpStatusCode.ServiceUnavailable);
        target.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Credential_RefusedAndRenewed_IsSentAgainOnceWithTheNewOne()
    {
        await using var target = InTurn((401, "old", ""), (401, "new", ""), (401, "newer", ""));
        await using var run = await GatewayRun.StartAsync(target, options => options with { Credential = _ => new CountingCredential() });

        using var answer = await run.SendAsync(headers: ("X-Auth-Token", "elb-contract-token"));

        (await answer.Content.ReadAsStringAsync(GatewayRun.Stop)).Should().Be("new");
        target.Requests.Should().HaveCount(2);
        run.Gateway.Exchanges.Snapshot()
            .Should()
            .HaveCount(2)
            .And.OnlyContain(exchange => exchange.Request.Header("X-Auth-Token") == "elb-contract-token");
    }

    [Fact]
    public async Task Credential_NotToBeHad_IsTheReasonAndNothingIsSent()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        await using var run = await GatewayRun.StartAsync(target, options => options with { Credential = _ => new NoCredential() });

        using var answer = await run.SendAsync(headers: ("X-Auth-Token", "elb-contract-token"));

        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.BadGateway);
        target.Requests.Should().BeEmpty();
        run.Exchange()
            .Should()
            .Match<Exchange>(exchange => exchange.Outcome == ExchangeOutcome.NoCredential && exchange.Reason == "IAM is closed");
    }

    private static Task<GatewayRun> StartAsync(
        LoopbackServer target,
        Func<CapturedRequest, Func<Task<Exchange>>, CancellationToken, Task<Exchange>> step
    ) => GatewayRun.StartAsync(target, options => options with { Steps = [new DelegateStep(step)] });

    private static LoopbackServer InTurn(params (int Status, string Body, string Headers)[] answers)
    {
        var count = -1;
        return new(
            (_, stream, stop) =>
            {
                var (status, body, headers) = answers[Interlocked.Increment(ref count)];
                return LoopbackServer.WriteAsync(
                    stream,
                    $"HTTP/1.1 {status} Any\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n{body}",
                    stop
                );
            }
        );
    }

    private sealed class DelegateStep(Func<CapturedRequest, Func<Task<Exchange>>, CancellationToken, Task<Exchange>> step) : IGatewayStep
    {
        public Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping) =>
            step(request, send, stopping);
    }

    private sealed class CountingCredential : ICredential
    {
        public ValueTask<IReadOnlyList<string>> ApplyAsync(
            HttpRequestMessage request,
            ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken
        ) => new TokenCredential("a-real-token").ApplyAsync(request, body, cancellationToken);

        public ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }

    private sealed class NoCredential : ICredential
    {
        public ValueTask<IReadOnlyList<string>> ApplyAsync(
            HttpRequestMessage request,
            ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken
        ) => throw new CredentialException("IAM is closed");

        public ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
