using System.Text.Json.Nodes;
using ElbContract.Emulator;

namespace ElbContract.Cli.Tests;

public sealed class ReplayTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-replay-").FullName;

    private string Recording => Path.Combine(_folder, "traffic.har");

    // What verify sends is recorded at an emulator that conforms; one listener at a time, for a replay sends one request after the other
    // and lists no more than that.
    public async ValueTask InitializeAsync() =>
        (
            await CommandRun.RunAsync(
                "verify",
                "--clause",
                "*protocol*",
                "--max-live",
                "1",
                "--parallel",
                "1",
                "--report",
                "har=" + Recording
            )
        )
            .ExitCode.Should()
            .Be(0);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Replay_AtAnEmulatorThatConforms_IsAllTheSame()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("replay", Recording);

        output.Should().MatchRegex("\n[0-9]{2,} exchanges: [0-9]{2,} same, 0 changed, 0 not sent, 0 inconclusive [^\n]+\nVerdict: same\n$");
        errors.Should().BeEmpty();
        exitCode.Should().Be(0);
    }

    [Fact]
    public async Task Replay_AtAFaultyEmulator_NamesTheDifference()
    {
        var report = Path.Combine(_folder, "replay.json");

        var (exitCode, output, _) = await CommandRun.RunAsync(
            "replay",
            Recording,
            "--fault",
            "backend-protocol.udp/tcp-accepted",
            "--report",
            "json=" + report
        );

        output
            .Should()
            .MatchRegex(
                "\n +[0-9]+ POST /elbaas/listeners +CHANGED +200\n +\\$.status: recorded 400, now 200\n +\\$.body: recorded \\{\"error\""
            )
            .And.Contain(" same, 1 changed, ")
            .And.EndWith("Verdict: changed\n");
        exitCode.Should().Be(1);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))!;
        ((string)json["verdict"]!, (int)json["counts"]!["changed"]!).Should().Be(("changed", 1));
    }

    [Fact]
    public async Task Replay_AtTheEmulator_HasRoomForAllListenersOfTheRecording()
    {
        int[] ports = [.. Enumerable.Range(81, 7)];
        var recording = Path.Combine(_folder, "seven.ndjson");
        // Each is asked for once all were made.
        await File.WriteAllLinesAsync(
            recording,
            ports
                .Select(port => Entry("POST", "", Listener(port), Answer(port)))
                .Concat(ports.Select(port => Entry("GET", $"/made-{port}", null, Answer(port)))),
            TestContext.Current.CancellationToken
        );

        var (_, all, _) = await CommandRun.RunAsync("replay", recording);
        var (_, few, _) = await CommandRun.RunAsync("replay", recording, "--max-live", "5");

        all.Should().Contain(" 0 not sent, ").And.NotContain("no room");
        few.Should().Contain("no room for its listener: later requests need the 5 that exist (--max-live)");
    }

    private static string Entry(string method, string path, string? body, string answer) =>
        new JsonObject
        {
            ["startedDateTime"] = "2026-01-02T03:04:05Z",
            ["time"] = 1,
            ["request"] = new JsonObject
            {
                ["method"] = method,
                ["url"] = "https://elb.example.com/v1.0/project-0123456789abcdef/elbaas/listeners" + path,
                ["headers"] = new JsonArray(),
                ["postData"] = body is null ? null : new JsonObject { ["mimeType"] = "application/json", ["text"] = body },
            },
            ["response"] = new JsonObject
            {
                ["status"] = 200,
                ["headers"] = new JsonArray(),
                ["content"] = new JsonObject { ["mimeType"] = "application/json", ["text"] = answer },
            },
        }.ToJsonString();

    private static string Listener(int port) =>
        $$"""{"name":"a","loadbalancer_id":"lb","protocol":"TCP","port":{{port}},"backend_protocol":"TCP","backend_port":80,"""
        + "\"lb_algorithm\":\"roundrobin\"}";

    private static string Answer(int port) => Listener(port).Replace("{", $$"""{"id":"made-{{port}}",""", StringComparison.Ordinal);

    [Fact]
    public async Task Replay_AtAnEndpoint_LeavesNothingAndPrintsNoSecret()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var (ids, report) = (emulator.Ids, Path.Combine(_folder, "replay.json"));

        var (exitCode, output, errors) = await CommandRun.RunAsync(
            "replay",
            Recording,
            "--endpoint",
            emulator.BaseAddress.AbsoluteUri,
            "--project-id",
            ids.ProjectId,
            "--token",
            ids.Token,
            "--public-loadbalancer",
            ids.PublicLoadbalancerId,
            "--certificate",
            ids.CertificateId,
            "--journal",
            Path.Combine(_folder, "journals"),
            "--report",
            "json=" + report
        );

        output
            .Should()
            .MatchRegex(@"this run has nothing in place of [0-9a-f]{32} \(--private-loadbalancer\)")
            .And.EndWith("Verdict: same\n");
        (output + errors + await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken))
            .Should()
            .NotContain(ids.ProjectId)
            .And.NotContain(ids.Token);
        exitCode.Should().Be(0);
        Directory.EnumerateFiles(Path.Combine(_folder, "journals")).Should().BeEmpty();
        using var http = new HttpClient { DefaultRequestHeaders = { { "X-Auth-Token", ids.Token } } };
        (
            await http.GetStringAsync(
                new Uri(emulator.BaseAddress, $"v1.0/{ids.ProjectId}/elbaas/listeners"),
                TestContext.Current.CancellationToken
            )
        )
            .Should()
            .Be("[]");
    }

    [Theory]
    [InlineData("replay '{0}missing' is read", "{0}missing", "it cannot be read")]
    [InlineData("a recording without listeners", "{0}empty.har", "it has no entries")]
    public async Task Replay_WrongInput_IsOneLineAndExitCode2(string because, string file, string reason)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "empty.har"),
            """{"log":{"entries":[]}}""",
            TestContext.Current.CancellationToken
        );

        var (exitCode, _, errors) = await CommandRun.RunAsync("replay", file.Replace("{0}", _folder + "/", StringComparison.Ordinal));

        errors.Should().StartWith("elb-contract: '").And.Contain(reason, because).And.EndWith(".\n");
        exitCode.Should().Be(2);
    }
}
