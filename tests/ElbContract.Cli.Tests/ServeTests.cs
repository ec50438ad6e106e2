using ElbContract.Cli.Arguments;
using ElbContract.Cli.Commands;
using ElbContract.Emulator.Personalities;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

public sealed class ServeTests
{
    private const string NoBackend = "--backend takes a host and a port, such as 127.0.0.1:8000 or [::1]:8000.";

    [Theory]
    [InlineData("ordinary")]
    [InlineData("strict", "--personality", "strict")]
    [InlineData("lenient", "--personality", "lenient")]
    [InlineData("pairwise-07", "--personality", "pairwise-07")]
    public async Task Serve_SaysWhichPersonalityItHas(string name, params string[] arguments)
    {
        var output = await ServeAsync(arguments);

        output.Should().Contain($"  personality               {Personalities.Find(name)}{Environment.NewLine}");
    }

    [Fact]
    public async Task Serve_WithAStance_TakesItOverThePersonalitys()
    {
        var output = await ServeAsync("--personality", "lenient", "--stance", "refuse");

        output.Should().Contain($"  personality               lenient: OpenRequests=Accepted{Environment.NewLine}");
    }

    [Fact]
    public async Task Serve_AsNobodyKnown_IsOneLineThatNamesThemAll()
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync("serve", "--personality", "Strict");

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors
            .Should()
            .Be(
                "elb-contract: --personality takes the name of one: there are "
                    + string.Join(", ", Personalities.All.Select(personality => personality.Name))
                    + "."
                    + Environment.NewLine
            );
    }

    [Fact]
    public async Task Serve_ThatOthersCanReach_Warns()
    {
        (await ServeAsync("--address", "0.0.0.0")).Should().Contain("  WARNING: other machines can reach 0.0.0.0 and use it");
        (await ServeAsync()).Should().NotContain("WARNING");
    }

    [Fact]
    public async Task Serve_HasTheSameIdsAtEveryStart_UnlessToldOtherwise()
    {
        var facts = Facts(await ServeAsync("--output", "json"));

        Facts(await ServeAsync("--output", "json")).Should().BeEquivalentTo(facts);
        var random = Facts(await ServeAsync("--output", "json", "--random-ids"));
        var seeded = Facts(await ServeAsync("--output", "json", "--seed", "demo"));

        facts.Values.Should().OnlyHaveUniqueItems().And.HaveCount(13);
        random.Values.Should().NotIntersectWith(facts.Values);
        seeded.Values.Should().NotIntersectWith(facts.Values);
        Facts(await ServeAsync("--output", "json", "--random-ids")).Values.Should().NotIntersectWith(random.Values);
    }

    [Fact]
    public async Task Serve_TakesIdsFromAFile_AndItsOwnWhereThatHasNone()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "ids.yaml");
        await File.WriteAllTextAsync(file, "project_id: my-project\ntoken: my-token\ncertificate: my-certificate\n", Stop);

        var facts = Facts(await ServeAsync("--output", "json", "--ids", file));

        facts["projectId"].Should().Be("my-project");
        facts["certificate"].Should().Be("my-certificate");
        facts["publicLoadbalancer"].Should().Be(Facts(await ServeAsync("--output", "json"))["publicLoadbalancer"]);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Serve_PrintsNoTokenOfAFile(string format)
    {
        using var folder = new Folder();
        var (file, ready) = (Path.Combine(folder.Path, "ids.yaml"), Path.Combine(folder.Path, "ready.json"));
        await File.WriteAllTextAsync(file, "token: canary-one\ntoken_without_permission: canary-two\n", Stop);
        var written = "";

        var output = await ServeAsync(
            () => written = File.ReadAllText(ready),
            "--output",
            format,
            "--ids",
            file,
            "--ready-file",
            ready,
            "--log"
        );

        written.Should().Contain("\"token\":null");
        (output + written).Should().NotContain("canary").And.Contain(EmulatorArguments.IdsOf("").ProjectId);
    }

    [Fact]
    public async Task Page_HasTheTokenThatIsPrinted_AndNoneOfAFile()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "ids.yaml");
        await File.WriteAllTextAsync(file, "token: canary-one\ntoken_without_permission: canary-two\n", Stop);

        (await PageAsync()).Should().Contain($"value=\"{EmulatorArguments.IdsOf("").Token}\"");
        (await PageAsync("--ids", file)).Should().Contain("id=\"token\"").And.NotContain("canary");
        (await PageAsync("--address", "0.0.0.0"))
            .Should()
            .Contain("id=\"token\"")
            .And.NotContain(EmulatorArguments.IdsOf("").Token, "other machines can open it");
    }

    [Theory]
    [InlineData("public_loadbalancer: a\nprivate_loadbalancer: a\n", "the public and the private load balancer have the same id")]
    [InlineData("certificate: a\nsni_certificate: a\n", "both certificates have the same id")]
    [InlineData("token: a\ntoken_without_permission: a\n", "both tokens are the same")]
    [InlineData("project_id: a/b\n", "project_id has characters that cannot stand in a path")]
    public async Task Serve_WithIdsThatCannotBe_IsOneLine(string ids, string problem)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "ids.yaml");
        await File.WriteAllTextAsync(file, ids, Stop);

        var (exitCode, output, errors) = await CommandRun.RunAsync("serve", "--port", "0", "--ids", file);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith($"elb-contract: --ids: {problem}; ").And.EndWith(Environment.NewLine);
        errors.Trim().Should().NotContain("\n");
    }

    [Theory]
    [InlineData("--random-ids and --seed contradict each other: give one of them.", "--random-ids", "--seed", "a")]
    [InlineData(
        "--snapshot and --data contradict each other, for each says what the emulator starts with: give one of them.",
        "--snapshot",
        "a.json",
        "--data",
        "a.db"
    )]
    [InlineData("--backend needs --data-plane: give the loopback address on which listeners listen.", "--backend", "127.0.0.1:8000")]
    [InlineData(NoBackend, "--data-plane", "127.0.0.1", "--backend", "127.0.0.1")]
    [InlineData(NoBackend, "--data-plane", "127.0.0.1", "--backend", "127.0.0.1:0")]
    [InlineData(NoBackend, "--data-plane", "127.0.0.1", "--backend", "http://localhost:8000")]
    [InlineData(NoBackend, "--data-plane", "127.0.0.1", "--backend", "localhost:8000/path")]
    [InlineData(NoBackend, "--data-plane", "127.0.0.1", "--backend", "user@localhost:8000")]
    [InlineData(NoBackend, "--data-plane", "127.0.0.1", "--backend", "localhost:8000", "--backend", "")]
    [InlineData("--output takes text or json.", "--output", "yaml")]
    [InlineData("--quota takes a whole number from 1 to 10000000.", "--quota", "0")]
    [InlineData("--job-polls takes a whole number from 0 to 1000.", "--job-polls", "-1")]
    [InlineData("--delay takes a number from 0 to 60.", "--delay", "61")]
    public async Task Serve_WithAWrongOption_IsOneLine(string problem, params string[] arguments)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync(["serve", "--port", "0", .. arguments]);

        (exitCode, output, errors).Should().Be((2, "", $"elb-contract: {problem}{Environment.NewLine}"));
    }

    [Fact]
    public async Task ReadyFile_HasTheFactsWhileItListens_AndGoesWithIt()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "ready.json");
        var seen = "";

        var output = await ServeAsync(() => seen = File.ReadAllText(file), "--output", "json", "--ready-file", file);

        seen.ReplaceLineEndings().Should().Be(output);
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task ReadyFile_WhereNoneCanBe_IsOneLine_AndNothingListens()
    {
        using var folder = new Folder();

        var (exitCode, output, errors) = await CommandRun.RunAsync(
            "serve",
            "--port",
            "0",
            "--ready-file",
            Path.Combine(folder.Path, "none", "ready.json")
        );

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith("elb-contract: --ready-file cannot be written: ");
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Theory]
    [InlineData("text", " 400 POST ", "  port.range")]
    [InlineData("json", "\"status\":400", "\"clauses\":[\"port.range\"]")]
    public async Task Log_HasALineForEachRequest_WithTheClausesThatDecidedIt(string format, params string[] parts)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var written = new Lines(
            async (writer, line) =>
            {
                if (!line.Contains("listening on", StringComparison.Ordinal) && !line.StartsWith("{\"address\"", StringComparison.Ordinal))
                    return;
                var address = line.Split(format == "json" ? "\"address\":\"" : "listening on ")[1].Split('"')[0].Trim();
                using var client = new HttpClient { BaseAddress = new Uri(address) };
                var ids = EmulatorArguments.IdsOf("");
                client.DefaultRequestHeaders.Add("X-Auth-Token", ids.Token);
                using var body = new StringContent(
                    $$"""
                    {"name":"a","loadbalancer_id":"{{ids.PublicLoadbalancerId}}","protocol":"HTTP","port":0,"backend_protocol":"HTTP",
                    "backend_port":80,"lb_algorithm":"roundrobin"}
                    """
                );
                using var answer = await client.PostAsync($"/v1.0/{ids.ProjectId}/elbaas/listeners", body, Stop);
                await writer.WaitForAsync(parts[0], Stop);
                await ending.CancelAsync();
            }
        );

        await ServeCommand
            .Create(new InertWriter(written))
            .Parse(["--port", "0", "--log", "--output", format])
            .InvokeAsync(cancellationToken: ending.Token);

        var logged = written.All.Should().ContainSingle(line => line.Contains(parts[0], StringComparison.Ordinal)).Which;
        logged.Should().ContainAll(parts);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Dictionary<string, string?> Facts(string output) =>
        System
            .Text.Json.JsonSerializer.Deserialize<Dictionary<string, string?>>(output)!
            .Where(fact => fact.Key is not ("address" or "stateUrl" or "dataPlaneUrl" or "authUrl" or "username" or "domain"))
            .ToDictionary();

    private static Task<string> ServeAsync(params string[] arguments) => ServeAsync(() => { }, arguments);

    [Fact]
    public async Task Serve_WithASnapshot_HasItsIds_UnlessAFileGivesOthers_AndTheTokensOfTheSeed()
    {
        using var folder = new Folder();
        var (file, ids) = (Path.Combine(folder.Path, "state.json"), Path.Combine(folder.Path, "ids.yaml"));
        await using (var served = await ServedEmulator.StartAsync("--seed", "demo"))
        {
            using var client = new HttpClient();
            using var answer = await client.PostAsync(served.Line("snapshots"), null, Stop);
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(Stop), Stop);
        }

        await File.WriteAllTextAsync(ids, "certificate: my-certificate\n", Stop);

        var facts = Facts(await ServeAsync("--output", "json", "--snapshot", file));

        var (demo, none) = (EmulatorArguments.IdsOf("demo"), EmulatorArguments.IdsOf(""));
        (facts["projectId"], facts["token"]).Should().Be((demo.ProjectId, none.Token));
        facts = Facts(await ServeAsync("--output", "json", "--snapshot", file, "--seed", "demo", "--ids", ids));
        (facts["token"], facts["certificate"], facts["sniCertificate"]).Should().Be((demo.Token, "my-certificate", demo.SniCertificateId));
    }

    [Theory]
    [InlineData("{}", " is no snapshot: its schema is not 'elb-contract/snapshot/1': correct it, or save the state again.")]
    [InlineData("no json", " is no snapshot: it is not one JSON object (line 1): correct it, or save the state again.")]
    public async Task Serve_WithADamagedSnapshot_IsOneLine(string text, string problem)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "state.json");
        await File.WriteAllTextAsync(file, text, Stop);

        var (exitCode, output, errors) = await CommandRun.RunAsync("serve", "--port", "0", "--snapshot", file);

        (exitCode, output, errors).Should().Be((2, "", $"elb-contract: {file}{problem}{Environment.NewLine}"));
    }

    /// <summary>The backends are emulators: what answers HTTP is at hand.</summary>
    [Fact]
    public async Task Serve_WithBackends_ForwardsToEachInTurn()
    {
        await using var one = await ServedEmulator.StartAsync();
        await using var other = await ServedEmulator.StartAsync("--condition", "unavailable");
        string[] backends = [.. new[] { one, other }.Select(served => new Uri(served.Line("snapshots")).Authority)];
        await using var served = await ServedEmulator.StartAsync([
            "--data-plane",
            "127.0.0.1",
            "--backend",
            backends[0],
            "--backend",
            backends[1],
        ]);
        served.Line("forwarded to").Should().Be(string.Join(", ", backends));
        var ids = EmulatorArguments.IdsOf("");
        var ports = new Uri(served.Line("ports of listeners"));
        var path = $"/v1.0/{ids.ProjectId}/elbaas/listeners";
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-Auth-Token", ids.Token);
        using var body = new StringContent(
            $$"""
            {"name":"a","loadbalancer_id":"{{ids.PublicLoadbalancerId}}","protocol":"HTTP","port":80,"backend_protocol":"HTTP",
            "backend_port":80,"lb_algorithm":"roundrobin"}
            """
        );
        (await client.PostAsync(new Uri(ports, path), body, Stop)).EnsureSuccessStatusCode();
        var listener = System.Text.Json.JsonElement.Parse(await client.GetStringAsync(ports, Stop)).EnumerateObject().Single();

        List<int> statuses = [];
        for (var i = 0; i < 4; i++)
            statuses.Add((int)(await client.GetAsync($"http://{listener.Value.GetString()}{path}", Stop)).StatusCode);

        statuses.Should().Equal(200, 503, 200, 503);
    }

    /// <summary>The page, and what it asks for.</summary>
    private static async Task<string> PageAsync(params string[] arguments)
    {
        await using var served = await ServedEmulator.StartAsync(arguments);
        using var client = new HttpClient
        {
            BaseAddress = new Uri(served.Line("to look at").Split(' ')[0].Replace("0.0.0.0", "127.0.0.1")),
        };
        return await client.GetStringAsync("/", Stop) + await client.GetStringAsync("/_elb-contract/page.json", Stop);
    }

    /// <summary>What is printed, until Ctrl-C could be pressed.</summary>
    private static async Task<string> ServeAsync(Action listening, params string[] arguments)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var output = new LastWord(listening, ending);
        var exitCode = await ServeCommand
            .Create(new InertWriter(output))
            .Parse(["--port", "0", .. arguments])
            .InvokeAsync(cancellationToken: ending.Token);
        exitCode.Should().Be(0);
        return output.ToString();
    }

    /// <summary>Ends the emulator when everything is printed.</summary>
    private sealed class LastWord(Action listening, CancellationTokenSource ending) : StringWriter
    {
        public override void Flush()
        {
            if (!ending.IsCancellationRequested)
                listening();
            ending.Cancel();
        }
    }

    /// <summary>Lets a test act on each line that is printed.</summary>
    private sealed class Lines(Func<Lines, string, Task> seen) : StringWriter
    {
        private readonly List<string> _all = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_all)
                    return [.. _all];
            }
        }

        public override void WriteLine(string? value)
        {
            lock (_all)
                _all.Add(value ?? "");
            _ = seen(this, value ?? "");
        }

        public async Task WaitForAsync(string part, CancellationToken cancellationToken)
        {
            while (!All.Any(line => line.Contains(part, StringComparison.Ordinal)))
                await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>A folder of its own, gone at the end.</summary>
    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("elb-serve-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
