using System.Net;
using ElbContract.Loopback;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Tests.Forwarding;

public sealed class GatewayStopTests
{
    [Fact]
    public async Task Stop_WhileTheTargetHangs_CancelsAfterTheGrace()
    {
        var (arrived, target) = Hanging();
        await using var server = target;
        await using var run = await GatewayRun.StartAsync(target);
        var sending = run.SendAsync();
        await arrived;
        await run.Gateway.StopAsync();

        run.Exchange()
            .Should()
            .BeEquivalentTo(new { Outcome = ExchangeOutcome.Cancelled, Reason = "the run was stopped before the answer was complete" });
        using var answer = await sending;
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Stop_WhileTheTargetIsAnswering_WaitsForTheAnswer()
    {
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                arrived.SetResult();
                await release.Task;
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", stop);
            }
        );
        await using var run = await GatewayRun.StartAsync(target, options => options with { Grace = TimeSpan.FromSeconds(30) });
        var sending = run.SendAsync();
        await arrived.Task;
        var stopping = run.Gateway.StopAsync();
        release.SetResult();
        await stopping;

        run.Exchange().Outcome.Should().Be(ExchangeOutcome.Answered);
        (await sending).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task StoppingToken_StopsIt_AndWhatWaitsIsNeverSent()
    {
        var (arrived, target) = Hanging();
        await using var server = target;
        using var stopping = new CancellationTokenSource();
        await using var gateway = new GatewayRun(
            await Gateway.StartAsync(
                new GatewayOptions
                {
                    Target = target.Address,
                    Parallel = 1,
                    Grace = TimeSpan.FromMilliseconds(200),
                },
                stopping.Token
            )
        );
        var first = gateway.SendAsync();
        await arrived;
        var second = gateway.SendAsync();
        await stopping.CancelAsync();
        await Task.WhenAll(Settled(first), Settled(second));
        await gateway.Gateway.StopAsync();

        target.Requests.Should().HaveCount(1);
        gateway
            .Gateway.Exchanges.Snapshot()
            .Should()
            .Contain(exchange => exchange.Reason == "the run was stopped before the answer was complete")
            .And.OnlyContain(exchange => exchange.Outcome == ExchangeOutcome.Cancelled);
    }

    [Fact]
    public async Task ClientHangsUp_TheRequestIsSeenThrough()
    {
        var arrived = new TaskCompletionSource();
        await using var target = new LoopbackServer(
            async (_, stream, stop) =>
            {
                arrived.SetResult();
                await HungUpOrPatientAsync(stream, stop);
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"a\"}", stop);
            }
        );
        await using var run = await GatewayRun.StartAsync(target);
        using var hangUp = new CancellationTokenSource();
        var sending = run.SendAsync("/v1.0/p/elbaas/listeners", null, HttpMethod.Post, hangUp.Token);
        await arrived.Task;
        await hangUp.CancelAsync();
        await Settled(sending);
        await run.Gateway.CompleteAsync(GatewayRun.Stop);

        run.Exchange().Outcome.Should().Be(ExchangeOutcome.Answered);
        run.Exchange().Response!.Body.ToArray().Should().Equal("{\"id\":\"a\"}"u8.ToArray());
    }

    [Fact]
    public async Task Dispose_Twice_IsHarmless()
    {
        await using var target = LoopbackServer.Answering(200, "{}");
        var gateway = await Gateway.StartAsync(new GatewayOptions { Target = target.Address }, GatewayRun.Stop);
        await gateway.DisposeAsync();
        await gateway.DisposeAsync();
    }

    // A gateway that gives up does so within milliseconds of its client.
    private static async Task HungUpOrPatientAsync(Stream stream, CancellationToken stop) =>
        await Task.WhenAny(stream.ReadAsync(new byte[1], stop).AsTask(), Task.Delay(300, stop));

    private static (Task Arrived, LoopbackServer Target) Hanging()
    {
        var arrived = new TaskCompletionSource();
        var target = new LoopbackServer(
            async (_, _, stop) =>
            {
                arrived.TrySetResult();
                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        return (arrived.Task, target);
    }

    private static async Task Settled(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
