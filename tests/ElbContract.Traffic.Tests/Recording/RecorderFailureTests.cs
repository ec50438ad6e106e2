using System.Net;
using System.Net.Sockets;
using ElbContract.Loopback;
using ElbContract.Traffic.Checking;
using ElbContract.Traffic.Recording;

namespace ElbContract.Traffic.Tests.Recording;

public sealed class RecorderFailureTests
{
    [Fact]
    public async Task Target_ThatRefuses_IsA502ThatIsRecorded()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var run = await RecorderRun.StartAsync(new Uri($"http://127.0.0.1:{port}"));

        await FailsAsync(run, 502, "no-connection", $"127.0.0.1:{port} refuses connections");
    }

    [Fact]
    public async Task Target_ThatRefuses_LeavesTheRequestWhole_AndNobodyIsJudged()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        List<ExchangeVerdict?> verdicts = [];
        await using var run = await RecorderRun.StartAsync(
            new Uri($"http://127.0.0.1:{port}"),
            options =>
                options with
                {
                    OnExchange = entry =>
                    {
                        verdicts.Add(LiveJudge.Of(entry));
                        return ValueTask.CompletedTask;
                    },
                }
        );
        using var content = new StringContent("""{"port":70000}""");

        using var answer = await run.SendAsync(content: content);

        (await run.EntryAsync())["request"]!["postData"]!["text"]!.GetValue<string>().Should().Be("""{"port":70000}""");
        var verdict = verdicts.Single()!.Value;
        (verdict.Client.Count, verdict.Provider.Count, verdict.Silence).Should().Be((0, 0, Silence.NoAnswer));
    }

    [Fact]
    public async Task Target_ThatIsSilent_IsA504ThatIsRecorded()
    {
        await using var target = LoopbackServer.HangingAfter("");
        await using var run = await RecorderRun.StartAsync(target, options => options with { Timeout = TimeSpan.FromMilliseconds(200) });

        await FailsAsync(run, 504, "timed-out", $"localhost:{target.Port} was silent for 0.2 s");
    }

    [Fact]
    public async Task Target_WhoseCertificateIsNotTrusted_IsA502ThatIsRecorded()
    {
        using var certificate = Forwarding.GatewayTlsTests.SelfSigned();
        await using var target = new LoopbackServer(
            (_, stream, stop) => LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", stop),
            certificate
        );
        await using var run = await RecorderRun.StartAsync(target);

        await FailsAsync(run, 502, "tls-failed", $"TLS with localhost:{target.Port} failed: its certificate is self-signed");
    }

    [Fact]
    public async Task Target_WhoseCertificateIsNotTrusted_IsAskedWhenInsecure()
    {
        using var certificate = Forwarding.GatewayTlsTests.SelfSigned();
        await using var target = new LoopbackServer(
            (_, stream, stop) => LoopbackServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", stop),
            certificate
        );
        await using var run = await RecorderRun.StartAsync(target, options => options with { Insecure = true });
        using var answer = await run.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Answer_ThatBreaksOff_BreaksOffForTheClient_AndIsKeptAsFarAsItCame()
    {
        await using var target = LoopbackServer.Sending("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        await using var run = await RecorderRun.StartAsync(target);
        var read = async () =>
        {
            using var answer = await run.SendAsync();
            await answer.Content.ReadAsStringAsync(RecorderRun.Stop);
        };

        await read.Should().ThrowAsync<HttpRequestException>();
        var entry = await run.EntryAsync();
        entry["_outcome"]!.GetValue<string>().Should().Be("body-cut-short");
        entry["response"]!["content"]!["text"]!.GetValue<string>().Should().Be("half");
    }

    [Fact]
    public async Task Answer_ThatFallsSilent_IsTimedOut_AndTheClientsThatHungUpIsCancelled()
    {
        await using var target = LoopbackServer.HangingAfter("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        // Long enough for a busy machine to see first that the second client hangs up.
        await using var run = await RecorderRun.StartAsync(target, options => options with { Timeout = TimeSpan.FromSeconds(5) });
        var read = async () =>
        {
            using var answer = await run.SendAsync();
            await answer.Content.ReadAsStringAsync(RecorderRun.Stop);
        };
        await read.Should().ThrowAsync<HttpRequestException>();
        (await run.SendAsync()).Dispose(); // With its body to come, that ends the connection.

        (await run.LinesAsync())
            .Skip(1)
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["_outcome"]!.GetValue<string>())
            .Should()
            .Equal("timed-out", "cancelled");
    }

    [Fact]
    public async Task Target_ThatSendsNoHttp_IsA502()
    {
        await using var target = LoopbackServer.Sending("SSH-2.0-OpenSSH_9\r\n\r\n");
        await using var run = await RecorderRun.StartAsync(target);

        await FailsAsync(run, 502, "failed", $"what localhost:{target.Port} sent is not HTTP");
    }

    private static async Task FailsAsync(RecorderRun run, int status, string outcome, string reason)
    {
        using var answer = await run.SendAsync();

        ((int)answer.StatusCode).Should().Be(status);
        (await answer.Content.ReadAsStringAsync(RecorderRun.Stop)).Should().Be($"elb-contract gateway: {reason}\n");
        var entry = await run.EntryAsync();
        entry["response"]!["status"]!.GetValue<int>().Should().Be(0);
        entry["_outcome"]!.GetValue<string>().Should().Be(outcome);
        entry["_reason"]!.GetValue<string>().Should().Be(reason);
    }
}
