using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Emulator;

namespace ElbContract.Cli.Tests;

public sealed class RecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-record-").FullName;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Record_ToldToEnd_ExportsAnArchive_AndPrintsALineAnExchange()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        var archive = At("t.har");
        using var recorder = await ListeningProcess.StartAsync(
            null,
            "record",
            "--target",
            emulator.BaseAddress.AbsoluteUri,
            "--out",
            archive
        );
        await AddAsync(recorder.Address, emulator, "HTTP");
        await AddAsync(recorder.Address, emulator, "UDP");
        (await _http.GetAsync(new Uri(recorder.Address, "/v9/other?token=canary-canary"), Stop)).Dispose();
        await recorder.TerminateAsync();
        var (exitCode, output, errors) = await recorder.EndAsync();

        exitCode.Should().Be(0, errors);
        output
            .Should()
            .MatchRegex(
                """
                POST /v1\.0/project-[0-9a-f]{16}/elbaas/listeners 200 [0-9.]+ ms  conforms
                POST /v1\.0/project-[0-9a-f]{16}/elbaas/listeners 400 [0-9.]+ ms  client: backend-protocol\.udp
                GET /v9/other 404 [0-9.]+ ms  other API
                stopped: 3 exchanges; the archive is .*t\.har, with 3 entries
                """.Replace("  POST", "POST", StringComparison.Ordinal)
            );
        var entries = JsonNode.Parse(await File.ReadAllTextAsync(archive, Stop))!["log"]!["entries"]!.AsArray();
        entries.Select(entry => entry!["response"]!["status"]!.GetValue<int>()).Should().Equal(200, 400, 404);
        foreach (var text in Directory.GetFiles(_folder).Select(File.ReadAllText).Append(output))
            text.Should().NotContainAny(emulator.Ids.Token, emulator.Ids.ProjectId, "canary");
        var check = await CommandRun.RunAsync("check", archive);
        check.ExitCode.Should().Be(1, check.Errors);
        check.Output.Should().Contain("CLIENT backend-protocol.udp");
    }

    [Fact]
    public async Task Record_Killed_LosesNoExchangeThatItsClientHadWhole()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        var journal = At("t.har.ndjson");
        using var recorder = await ListeningProcess.StartAsync(
            null,
            "record",
            "--target",
            emulator.BaseAddress.AbsoluteUri,
            "--out",
            At("t.har")
        );
        var answered = new ConcurrentBag<int>();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendUntilKilledAsync()));

        var lines = (await File.ReadAllTextAsync(journal, Stop)).Split('\n')[..^1];
        var recorded = lines
            .Skip(1)
            .Select(line =>
                int.Parse(
                    JsonNode.Parse(line)!["request"]!["url"]!.GetValue<string>().Split('/')[^1],
                    System.Globalization.CultureInfo.InvariantCulture
                )
            )
            .ToHashSet();
        answered.Should().HaveCountGreaterThan(1000);
        answered.Except(recorded).Should().BeEmpty();
        var (exitCode, output, errors) = await CommandRun.RunAsync("record", "--from", journal, "--out", At("t.har"));
        exitCode.Should().Be(0, errors);
        output.Should().StartWith($"the archive is {At("t.har")}, with {recorded.Count} entries");

        async Task SendUntilKilledAsync()
        {
            try
            {
                for (; ; )
                {
                    var number = Interlocked.Increment(ref next);
                    if (number == 1500)
                        recorder.Kill();
                    using var answer = await _http.GetAsync(new Uri(recorder.Address, $"/v1.0/p/elbaas/listeners/{number}"), Stop);
                    answered.Add(number);
                }
            }
            catch (HttpRequestException)
            {
                // It is dead.
            }
        }
    }

    [Fact]
    public async Task Record_OnAFullDisk_AnswersNothingThatIsNotRecorded_AndEnds()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        using var recorder = await ListeningProcess.StartAsync(
            limit: 16,
            "record",
            "--target",
            emulator.BaseAddress.AbsoluteUri,
            "--out",
            At("t.ndjson")
        );
        var answered = 0;
        HttpResponseMessage? last = null;
        while (last is not { StatusCode: HttpStatusCode.BadGateway })
        {
            last?.Dispose();
            last = await _http.GetAsync(new Uri(recorder.Address, "/v1.0/p/elbaas/listeners"), Stop);
            answered++;
        }

        (await last.Content.ReadAsStringAsync(Stop))
            .Should()
            .Be("elb-contract gateway: not forwarded, because the recording cannot be written\n");
        last.Dispose();
        var (exitCode, _, errors) = await recorder.EndAsync();
        exitCode.Should().Be(2);
        errors.Should().MatchRegex("^elb-contract: '.*t\\.ndjson' cannot be written \\(.*\\): free the disk, or give another file\\.\n$");
        (await File.ReadAllLinesAsync(At("t.ndjson"), Stop))
            .Skip(1)
            .Select(line => JsonNode.Parse(line))
            .Should()
            .HaveCount(answered - 1, "half a line is not left");
    }

    [Fact]
    public async Task Record_TheDiskIsFullWhileTheArchiveIsMade_SaysWhereTheEntriesAre_AndLeavesNoOddFile()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        var (lines, archive) = (At("t.ndjson"), At("t.har"));
        using (
            var recorder = await ListeningProcess.StartAsync(null, "record", "--target", emulator.BaseAddress.AbsoluteUri, "--out", lines)
        )
        {
            while (new FileInfo(lines).Length < 32 * 1024)
                await AddAsync(recorder.Address, emulator, "UDP");
            await recorder.TerminateAsync();
            (await recorder.EndAsync()).ExitCode.Should().Be(0);
        }

        File.Move(lines, archive + ".ndjson");
        var (exitCode, errors) = await ListeningProcess.RunAsync(limit: 16, "record", "--from", archive + ".ndjson", "--out", archive);

        exitCode.Should().Be(2, errors);
        errors
            .Should()
            .MatchRegex(
                $"^elb-contract: '{archive}': it cannot be written \\(.+\\); all entries are in {archive}.ndjson: " + "free the disk, .+\n$"
            );
        Directory.GetFileSystemEntries(_folder).Should().Equal(archive + ".ndjson");
    }

    [Fact]
    public async Task Record_IntoAPipe_IsALineAndNoAbort()
    {
        using (var make = System.Diagnostics.Process.Start("mkfifo", [At("pipe")]))
            await make.WaitForExitAsync(Stop);

        var (exitCode, _, errors) = await CommandRun.RunAsync("record", "--target", "http://127.0.0.1:9", "--out", At("pipe"));

        exitCode.Should().Be(2);
        errors.Should().Be($"elb-contract: '{At("pipe")}' is a pipe or a device, which cannot be continued: give the path of a file.\n");
    }

    [Fact]
    public async Task Record_ThatOthersCanReach_Warns_AndTellsThatItsFileIsGone()
    {
        var file = At("t.ndjson");
        using var recorder = await ListeningProcess.StartAsync(
            null,
            "record",
            "--target",
            "http://127.0.0.1:9",
            "--listen",
            "0.0.0.0:0",
            "--out",
            file
        );
        File.Delete(file);
        await recorder.TerminateAsync();
        var (exitCode, output, errors) = await recorder.EndAsync();

        output.Should().Contain("  WARNING: other machines can reach 0.0.0.0 and use it; 127.0.0.1 is for this machine only\n");
        exitCode.Should().Be(2);
        errors
            .Should()
            .Be($"elb-contract: '{file}' was deleted during the recording, and its content is lost: record again, and keep the file.\n");
    }

    [Fact]
    public async Task Check_WritesNothing_AndEndsWithOneWhereSomebodyDeparts()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        using var recorder = await ListeningProcess.StartAsync(
            null,
            "record",
            "--target",
            emulator.BaseAddress.AbsoluteUri,
            "--mode",
            "check"
        );
        await AddAsync(recorder.Address, emulator, "UDP");
        await recorder.TerminateAsync();
        var (exitCode, output, errors) = await recorder.EndAsync();

        exitCode.Should().Be(1, errors);
        output.Should().EndWith("stopped: 1 exchange\n");
        Directory.GetFiles(_folder).Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_AnswersAsItWasRecorded_AndAMissNamesTheNearest()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: Stop);
        using (
            var recorder = await ListeningProcess.StartAsync(
                null,
                "record",
                "--target",
                emulator.BaseAddress.AbsoluteUri,
                "--out",
                At("t.har")
            )
        )
        {
            await AddAsync(recorder.Address, emulator, "HTTP");
            await recorder.TerminateAsync();
            await recorder.EndAsync();
        }

        using var replay = await ListeningProcess.StartAsync(null, "record", "--mode", "replay", "--from", At("t.har"));
        var same = await AddAsync(replay.Address, emulator, "HTTP");
        var other = await AddAsync(replay.Address, emulator, "TCP");
        await replay.TerminateAsync();
        var (exitCode, output, errors) = await replay.EndAsync();

        exitCode.Should().Be(0, errors);
        JsonNode.Parse(same)!["protocol"]!.GetValue<string>().Should().Be("HTTP");
        JsonNode.Parse(other)!["error"]!["message"]!
            .GetValue<string>()
            .Should()
            .Be("no recorded request matches; the nearest is entry 1: $.body.protocol: recorded \"HTTP\", now \"TCP\"");
        output
            .Should()
            .Contain("  answering from the recording")
            .And.MatchRegex("listeners 200 .* conforms")
            .And.Contain("the nearest is entry 1")
            .And.EndWith("stopped: 2 exchanges\n");
    }

    [Fact]
    public async Task From_AnotherProgramsLinesOfTheArchivesName_AreNotTakenForARecording()
    {
        await File.WriteAllTextAsync(
            At("t.har.ndjson"),
            "{\"request\":{\"method\":\"GET\",\"url\":\"https://elb.example.com/?token=canary\"},\"response\":{\"status\":200}}\n",
            Stop
        );

        var (exitCode, _, errors) = await CommandRun.RunAsync("record", "--from", At("t.har.ndjson"), "--out", At("t.har"));

        exitCode.Should().Be(2);
        errors
            .Should()
            .Be(
                $"elb-contract: elb-contract did not record '{At("t.har.ndjson")}', so it may hold secrets: give --out another "
                    + $"name.{Environment.NewLine}"
            );
        File.Exists(At("t.har")).Should().BeFalse();
    }

    [Theory]
    [InlineData("no.har")]
    [InlineData("junk.har")]
    public async Task From_WhatCannotBeRead_LeavesNothingBehind(string source)
    {
        await File.WriteAllTextAsync(At("junk.har"), "PK", Stop);

        (await CommandRun.RunAsync("record", "--from", At(source), "--out", At("t.ndjson"))).ExitCode.Should().Be(2);

        File.Exists(At("t.ndjson")).Should().BeFalse();
    }

    [Fact]
    public async Task From_AnotherProgramsArchive_WritesOneWithoutSecrets()
    {
        const string entry = """
            {"startedDateTime":"2026-01-02T03:04:05Z","time":5,"request":{"method":"POST",
            "url":"https://u:canary-canary@elb.example.com/v1.0/0123456789abcdef0123456789abcdef/elbaas/listeners",
            "headers":[{"name":"x-auth-token","value":"canary-canary-token"}],
            "postData":{"mimeType":"application/json","text":"{\"name\":\"n\",\"password\":\"canary-canary-password\"}"}},
            "response":{"status":400,"headers":[{"name":"Content-Encoding","value":"gzip"}],"content":{"size":3,
            "text":"wrong: canary-canary-token"}}}
            """;
        await File.WriteAllTextAsync(At("browser.har"), $$"""{"log":{"version":"1.2","entries":[{{entry}},{"request":3}]} }""", Stop);

        var (exitCode, output, errors) = await CommandRun.RunAsync("record", "--from", At("browser.har"), "--out", At("safe.har"));

        exitCode.Should().Be(0, errors);
        errors.Should().Contain($"{At("browser.har")}, entry 2: ").And.Contain("it is left out");
        output.Should().Be($"the archive is {At("safe.har")}, with 1 entry{Environment.NewLine}");
        var text = await File.ReadAllTextAsync(At("safe.har"), Stop);
        text.Should().NotContainAny("canary", "0123456789abcdef0123456789abcdef");
        var written = JsonNode.Parse(text)!["log"]!["entries"]![0]!;
        written["request"]!["postData"]!["text"]!.GetValue<string>().Should().Be("""{"name":"n","password":"redacted"}""");
        written["response"]!["content"]!["text"]!.GetValue<string>().Should().Be("wrong: redacted");
    }

    [Theory]
    [InlineData("--out is missing: give the file to record in, such as traffic.har.", "--target", "http://127.0.0.1:1")]
    [InlineData("--target is missing: give the endpoint to forward to, such as https://elb.example.com.", "--out", "x.har")]
    [InlineData(
        "--mode check writes nothing: leave --out out, or give --mode record.",
        "--target",
        "http://127.0.0.1:1",
        "--mode",
        "check",
        "--out",
        "x.har"
    )]
    [InlineData("--mode takes record, check or replay.", "--target", "http://127.0.0.1:1", "--mode", "rewind")]
    [InlineData(
        "--mode replay forwards nothing: leave --target out, and give --from.",
        "--target",
        "http://127.0.0.1:1",
        "--mode",
        "replay"
    )]
    [InlineData("--from is missing: with --mode replay give the recording to answer from, such as traffic.har.", "--mode", "replay")]
    [InlineData(
        "--mode replay writes nothing: leave --out out, or give --mode record.",
        "--mode",
        "replay",
        "--from",
        "x.har",
        "--out",
        "y.har"
    )]
    [InlineData(
        "--listen takes an IP address of this machine and a port, such as 127.0.0.1:8080 or https://127.0.0.1:8443.",
        "--target",
        "http://127.0.0.1:1",
        "--mode",
        "check",
        "--listen",
        "example.com:1"
    )]
    [InlineData(
        "--from and --target are both given: give the recording to write again, or the endpoint to record.",
        "--target",
        "http://127.0.0.1:1",
        "--from",
        "x.har"
    )]
    [InlineData("--out is missing: give the file to write, such as traffic.har.", "--from", "x.har")]
    public async Task Wrong_IsOneLine(string line, params string[] arguments)
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync(["record", .. arguments]);

        exitCode.Should().Be(2);
        errors.Should().Be($"elb-contract: {line}{Environment.NewLine}");
    }

    [Fact]
    public async Task Out_OfAnArchiveThatIsThere_IsRefused()
    {
        await File.WriteAllTextAsync(At("t.har"), "{}", Stop);

        var (exitCode, _, errors) = await CommandRun.RunAsync("record", "--target", "http://127.0.0.1:1", "--out", At("t.har"));

        exitCode.Should().Be(2);
        errors
            .Should()
            .Be(
                $"elb-contract: --out '{At("t.har")}' exists, and does not come from the recording {At("t.har.ndjson")}: "
                    + $"give the path of a new file.{Environment.NewLine}"
            );
    }

    private string At(string name) => Path.Combine(_folder, name);

    private async Task<string> AddAsync(Uri address, ElbEmulator emulator, string protocol)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/v1.0/{emulator.Ids.ProjectId}/elbaas/listeners"));
        request.Headers.Add("X-Auth-Token", emulator.Ids.Token);
        var body = $$"""
            {"name":"n","loadbalancer_id":"{{emulator.Ids.PublicLoadbalancerId}}","protocol":"{{protocol}}","port":80,
            "backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin"}
            """.ReplaceLineEndings("");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
