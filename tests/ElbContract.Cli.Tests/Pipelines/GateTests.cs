using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using ElbContract.Emulator;

namespace ElbContract.Cli.Tests.Pipelines;

/// <summary>deploy/gate.sh, the heart of all pipelines.</summary>
public sealed class GateTests : IDisposable
{
    private const string Killed = "gate: elb-contract verify ended with exit code 137: there is no verdict\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-gate-").FullName;

    private static string Script => Path.Combine(PipelineFile.Root, "deploy", "gate.sh");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Gate_EndpointThatStartsLater_IsWaitedForAndVerified()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var (address, ids) = ((IPEndPoint)free.LocalEndpoint, await NewIdsAsync());
        free.Stop();
        Task<ElbEmulator>? starting = null;

        var (exitCode, output, errors) = await Bash.RunAsync(
            Script,
            _folder,
            Variables(new Uri($"http://{address}"), ids),
            onError: line =>
            {
                if (line.StartsWith("waiting up to 60 s for ", StringComparison.Ordinal))
                    starting = ElbEmulator.StartAsync(new EmulatorOptions { Ids = ids, Port = address.Port });
            }
        );

        starting.Should().NotBeNull("the endpoint was not there at first");
        await using var emulator = await starting!;
        exitCode.Should().Be(0, output + errors);
        Verdict().Should().Be("conforms");
    }

    [Fact]
    public async Task Gate_ProgramThatIsKilled_CleansUpWhatItMade()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var killed = 0;
        await using var provider = new EchoingProvider(emulator.BaseAddress, (method, _) => method == "DELETE" && Kill());
        File.WriteAllText(
            Tool(),
            $$"""
            #!/usr/bin/env bash
            if [[ $1 == verify ]]; then echo $$ >"{{_folder}}/pid"; fi
            exec "{{AppContext.BaseDirectory}}elb-contract" "$@"
            """
        );

        var (exitCode, output, errors) = await Bash.RunAsync(Script, _folder, Variables(provider.Endpoint, emulator.Ids));

        exitCode.Should().Be(3, output + errors);
        killed.Should().BeGreaterThan(0, "a listener was made, and was not deleted");
        errors.Should().Contain(Killed);
        output.Should().Contain("deleted: ").And.EndWith("  nothing is left\n");
        (await ListenersAsync(emulator)).Should().Be(0);

        // The first deletion does not come through, and nothing of that run comes after it.
        bool Kill()
        {
            if (Interlocked.Increment(ref killed) > 1)
                return !File.Exists(Path.Combine(_folder, "dead"));
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(_folder, "pid")), null));
            process.Kill();
            File.WriteAllText(Path.Combine(_folder, "dead"), "");
            return true;
        }
    }

    [Fact]
    public async Task Gate_Signal_ReachesTheProgram_WhichWritesItsReportsAndCleansUp()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Process? script = null;
        var signals = 0;
        await using var provider = new EchoingProvider(
            emulator.BaseAddress,
            (method, _) =>
            {
                // Twice, as CI servers do: the second is not to keep it from cleaning up.
                if (method == "DELETE" && Interlocked.Increment(ref signals) <= 2)
                    Process.Start("kill", ["-TERM", $"{script!.Id}"]).WaitForExit();
                return false;
            }
        );

        var (exitCode, output, errors) = await Bash.RunAsync(
            $"exec {Script}",
            _folder,
            Variables(provider.Endpoint, emulator.Ids).Append(new("ELB_CLAUSE", "*")),
            process => script = process
        );

        exitCode.Should().Be(3, output + errors);
        errors.Should().Contain("elb-contract: interrupted: ");
        Verdict().Should().Be("inconclusive");
        output
            .Should()
            .Contain("Verdict: inconclusive: interrupted")
            .And.MatchRegex("nothing to clean up: no run left a journal in [^\n]*/elb-reports/journal\n$");
        (await ListenersAsync(emulator)).Should().Be(0);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(3, 0, 3)]
    [InlineData(4, 0, 4)]
    [InlineData(139, 0, 3)]
    [InlineData(0, 3, 3)]
    [InlineData(1, 3, 3)]
    [InlineData(4, 3, 4)]
    [InlineData(0, 2, 3)]
    public async Task Gate_ItsExitCode_IsThatOfTheVerdict_UnlessSomethingMayBeLeft(int verify, int cleanup, int expected)
    {
        File.WriteAllText(
            Tool(),
            $"""
            #!/usr/bin/env bash
            echo "$1 with ELB_DEEP=$ELB_DEEP ELB_DISCOVER=$ELB_DISCOVER ELB_WAIT=$ELB_WAIT $*"
            if [[ $1 == verify ]]; then exit {verify}; else exit {cleanup}; fi
            """
        );

        var (exitCode, output, _) = await Bash.RunAsync(
            Script,
            _folder,
            [new("PATH", _folder + ":" + Environment.GetEnvironmentVariable("PATH")), new("ELB_ENDPOINT", "http://127.0.0.1:9")]
        );

        exitCode.Should().Be(expected);
        output
            .Should()
            .StartWith("verify with ELB_DEEP=all ELB_DISCOVER=1 ELB_WAIT=60 verify --endpoint http://127.0.0.1:9 --report json=");
        output.Split('\n')[1].Should().StartWith("cleanup with ");
    }

    [Fact]
    public async Task Gate_NoEndpoint_DoesNotPassForHavingVerifiedAnEmulator()
    {
        var (exitCode, output, errors) = await Bash.RunAsync(Script, _folder, []);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors
            .Should()
            .Be("gate: ELB_ENDPOINT is not set: name the endpoint to verify, or ELB_CLOUD or ELB_AUTH_URL for that of a catalogue\n");
    }

    [Theory]
    [InlineData("merge", "gate: give nothing, merge DIR, cleanup or install; everything else comes from variables\n")]
    [InlineData("--token canary", "gate: give nothing, merge DIR, cleanup or install; everything else comes from variables\n")]
    [InlineData("merge nowhere", "gate: there is no folder nowhere: give the one that the reports of the shards are below\n")]
    [InlineData("merge -dash", "gate: there is no folder ./-dash: give the one that the reports of the shards are below\n")]
    [InlineData("merge .", "gate: there is no report of a shard below . (elb-contract-1-of-3.json and the like)\n")]
    public async Task Gate_WrongArguments_AreTold(string arguments, string told)
    {
        var (exitCode, _, errors) = await Bash.RunAsync($"{Script} {arguments}", _folder, []);

        exitCode.Should().Be(2);
        errors.Should().Be(told);
    }

    [Theory]
    [InlineData("", "gate: no reports can be written to {0}/file: name another folder in GATE_REPORTS\n")]
    [InlineData("merge shards", "gate: no reports can be written to {0}/file: name another folder in GATE_REPORTS\n")]
    [InlineData("install", "gate: elb-contract was not installed: see above")]
    public async Task Gate_WhatIsWrongOnTheMachine_IsNoDepartureOfTheEndpoint(string arguments, string told)
    {
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        Directory.CreateDirectory(Path.Combine(_folder, "shards"));
        File.WriteAllText(Path.Combine(_folder, "shards", "elb-contract-1-of-1.json"), "{}");
        if (arguments != "install")
            File.WriteAllText(Tool(), "#!/usr/bin/env bash\nexit 0\n");
        File.WriteAllText(Tool("dotnet"), "#!/usr/bin/env bash\nexit 1\n");

        var (exitCode, _, errors) = await Bash.RunAsync(
            $"{Script} {arguments}",
            _folder,
            [
                new("PATH", $"{_folder}:/usr/bin:/bin"),
                new("ELB_ENDPOINT", "http://127.0.0.1:9"),
                new("GATE_REPORTS", "file"),
                new("GATE_PACKAGES", "shards"),
            ]
        );

        exitCode.Should().Be(2, errors);
        errors.Should().Contain(string.Format(System.Globalization.CultureInfo.InvariantCulture, told, _folder));
    }

    [Fact]
    public async Task Gate_SummaryThatCannotBeWritten_IsNoDepartureOfTheEndpoint()
    {
        File.WriteAllText(
            Tool(),
            """
            #!/usr/bin/env bash
            if [[ $1 == verify ]]; then echo summary >elb-reports/elb-contract.md; fi
            """
        );

        var (exitCode, _, errors) = await Bash.RunAsync(
            Script,
            _folder,
            [
                new("PATH", _folder + ":" + Environment.GetEnvironmentVariable("PATH")),
                new("ELB_ENDPOINT", "http://127.0.0.1:9"),
                new("GITHUB_STEP_SUMMARY", Path.Combine(_folder, "nowhere", "summary")),
            ]
        );

        exitCode.Should().Be(2, errors);
        errors.Should().Contain("nowhere/summary");
    }

    private static async Task<Specification.Answers.ProviderIds> NewIdsAsync()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        return emulator.Ids;
    }

    private static async Task<int> ListenersAsync(ElbEmulator emulator)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "X-Auth-Token", emulator.Ids.Token } } };
        var listeners = await http.GetFromJsonAsync<JsonElement>(
            new Uri(emulator.BaseAddress, $"v1.0/{emulator.Ids.ProjectId}/elbaas/listeners"),
            TestContext.Current.CancellationToken
        );
        return listeners.GetArrayLength();
    }

    // The elb-contract that the script finds.
    private string Tool(string name = "elb-contract")
    {
        var path = Path.Combine(_folder, name);
        using (File.Create(path)) { }
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private string? Verdict()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder, "elb-reports", "elb-contract.json")));
        return json.RootElement.GetProperty("verdict").GetString();
    }

    private IEnumerable<KeyValuePair<string, string>> Variables(Uri endpoint, Specification.Answers.ProviderIds ids) =>
        [
            new("PATH", $"{_folder}:{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}"),
            new("ELB_ENDPOINT", endpoint.AbsoluteUri),
            new("ELB_PROJECT_ID", ids.ProjectId),
            new("ELB_TOKEN", ids.Token),
            new("ELB_CLAUSE", "port.*"),
        ];
}
