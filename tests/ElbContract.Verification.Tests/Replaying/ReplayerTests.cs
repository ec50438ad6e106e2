using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Replaying;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests.Journals;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Verification.Tests.Replaying;

public sealed class ReplayerTests
{
    private const string Url = "https://elb.example.com/v1.0/project-0123456789abcdef/elbaas/listeners";

    private static readonly string Recording = string.Join(
        '\n',
        Entry("POST", Url, Listener(80), 200, Answer(80)),
        Entry("POST", Url, Listener(0), 400, """{"error":{"code":"port.range","message":"refused"}}"""),
        Entry("GET", "https://elb.example.com/", null, 200, "hello")
    );

    [Fact]
    public async Task Replay_AtAConformingProvider_IsTheSameAndLeavesNothing()
    {
        await using var provider = new TestProvider();
        using var journals = new TemporaryFolder();

        var report = await ReplayAsync(
            Runs.At(provider) with
            {
                JournalFolder = journals.Path,
            },
            Recording.Replace("port.range", "ELB.6041", StringComparison.Ordinal)
        );

        report
            .Should()
            .BeEquivalentTo(
                new
                {
                    Verdict = ReplayVerdict.Same,
                    Entries = 3,
                    Others = 1,
                },
                because: string.Join('\n', report.Exchanges)
            );
        report.Exchanges.Select(one => one.Outcome).Should().Equal(ReplayOutcome.Same, ReplayOutcome.Same);
        provider.Deleted.Should().ContainSingle();
        provider.Listeners.Should().BeEmpty();
        Directory.EnumerateFiles(journals.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_AtAProviderThatPassesOverARule_NamesTheDifference()
    {
        await using var provider = new TestProvider { IgnoredClause = "port.range" };

        var report = await ReplayAsync(Runs.At(provider), Recording);

        report.Verdict.Should().Be(ReplayVerdict.Changed);
        report.Exchanges[1].Differences[0].ToString().Should().Be("$.status: recorded 400, now 200");
        provider.Listeners.Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_AtAProviderThatDeletesNothing_KeepsToItsRoomAndIsNotTheSame()
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                if (context.Request.HttpMethod != "DELETE")
                    return Task.FromResult(false);
                context.Response.StatusCode = 204;
                context.Response.Close();
                return Task.FromResult(true);
            },
        };

        var report = await ReplayAsync(
            Runs.At(provider) with
            {
                MaximumListeners = 2,
            },
            string.Join('\n', Enumerable.Range(81, 6).Select(port => Entry("POST", Url, Listener(port), 200, Answer(port))))
        );

        report.Verdict.Should().Be(ReplayVerdict.Inconclusive);
        report.ListenersLeftBehind.Should().ContainSingle().Which.Should().StartWith("2 listeners may still exist at load balancer ");
        provider.Listeners.Should().HaveCount(2);
    }

    [Fact]
    public async Task Replay_ADeletionOfAListenerThatNothingShows_IsNotSent()
    {
        await using var provider = new TestProvider
        {
            Instead = context =>
            {
                if (context.Request.HttpMethod != "GET")
                    return Task.FromResult(false);
                context.Response.StatusCode = context.Request.Url!.AbsolutePath.EndsWith("/listeners", StringComparison.Ordinal)
                    ? 200
                    : 404;
                context.Response.Close("[]"u8.ToArray(), willBlock: true);
                return Task.FromResult(true);
            },
        };

        var report = await ReplayAsync(
            Runs.At(provider),
            string.Join('\n', Entry("POST", Url, Listener(80), 200, Answer(80)), Entry("DELETE", $"{Url}/made-then", null, 204, ""))
        );

        report.Exchanges[1].Should().BeEquivalentTo(new { Outcome = ReplayOutcome.Inconclusive, Status = (int?)null });
        report.Exchanges[1].Reason.Should().Contain("no listener with that id");
        report.Verdict.Should().Be(ReplayVerdict.Inconclusive);
        provider.Deleted.Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_AnAnswerThatIsLost_IsInconclusiveAndItsListenerIsLookedUpAndDeleted()
    {
        await using var provider = new TestProvider { LosesAnswer = _ => true };

        var report = await ReplayAsync(Runs.At(provider) with { Retries = 0 }, Entry("POST", Url, Listener(80), 200, Answer(80)));

        report.Verdict.Should().Be(ReplayVerdict.Inconclusive);
        provider.Deleted.Should().NotBeEmpty();
        provider.Listeners.Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_WhereNobodyListens_IsInconclusive()
    {
        await using var provider = new TestProvider();
        var options = Runs.At(provider) with { Endpoint = new Uri("http://127.0.0.1:9"), Retries = 0 };

        var report = await ReplayAsync(options, Recording);

        report
            .Should()
            .BeEquivalentTo(
                new { Verdict = ReplayVerdict.Inconclusive, Reason = "127.0.0.1:9 refuses connections: check the address (--endpoint)" }
            );
        report.Exchanges.Should().BeEmpty();
    }

    [Theory]
    [InlineData(
        "{\"request\":{\"method\":\"GET\",\"url\":\"https://a/b\"},\"response\":{\"status\":200}}",
        "it has no entries of the listener API."
    )]
    [InlineData("nonsense", "no entry of the listener API in it can be read; entry 1: it is not JSON.")]
    public async Task Replay_NothingOfTheListenerApi_SaysSo(string recording, string reason)
    {
        await using var provider = new TestProvider();

        var replay = () => ReplayAsync(Runs.At(provider), recording);

        (await replay.Should().ThrowAsync<RecordingException>()).Which.Message.Should().EndWith(reason);
        provider.Requests.Should().Be(0);
    }

    private static async Task<ReplayReport> ReplayAsync(SessionOptions run, string recording)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "recording.ndjson");
        await File.WriteAllTextAsync(file, recording, TestContext.Current.CancellationToken);
        return await Replayer.ReplayAsync(new ReplayOptions { Run = run, File = file }, TestContext.Current.CancellationToken);
    }

    private static string Listener(int port) =>
        $$"""
            {"name":"web","loadbalancer_id":"then","protocol":"TCP","port":{{port}},"backend_protocol":"TCP","backend_port":80,
            "lb_algorithm":"roundrobin"}
            """.ReplaceLineEndings("");

    private static string Answer(int port) =>
        $$"""
            {"update_time":"t","backend_port":80,"id":"made-then","backend_protocol":"TCP","sticky_session_type":null,
            "description":"","loadbalancer_id":"then","create_time":"t","status":"ACTIVE","protocol":"TCP","port":{{port}},
            "cookie_timeout":null,"admin_state_up":true,"session_sticky":false,"lb_algorithm":"roundrobin","name":"web",
            "tcp_draining":false,"tcp_draining_timeout":null,"ssl_protocols":null,"ssl_ciphers":null,"certificate_id":null,
            "certificates":null}
            """;

    private static string Entry(string method, string url, string? body, int status, string answer) =>
        System.Text.Json.JsonSerializer.Serialize(
            new
            {
                request = new
                {
                    method,
                    url,
                    headers = (object[])[new { name = "X-Auth-Token", value = "redacted" }],
                    postData = new { text = body ?? "" },
                },
                response = new
                {
                    status,
                    headers = (object[])[new { name = "Content-Type", value = "application/json" }],
                    content = new { text = answer },
                },
            }
        );
}
