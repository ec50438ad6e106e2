using ElbContract.Cli.Arguments;
using ElbContract.Cli.Tests.Resident;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

public sealed class ConfigFileTests(ResidentProgram program) : IDisposable
{
    private static readonly Dictionary<string, string> NoVariables = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-config-").FullName;

    private string Config => Path.Combine(_folder, ConfigFile.Name);

    [Fact]
    public async Task Verify_FileInTheFolder_GivesWhatNeitherCommandLineNorVariablesGive()
    {
        await WriteAsync("clause: port.range\nparallel: 1\n");

        var (exitCode, output, errors) = await RunAsync(NoVariables, "verify");

        exitCode.Should().Be(0, errors);
        output.Should().Contain("port.range").And.NotContain("backend-port.range");
        var variable = new Dictionary<string, string> { ["ELB_CLAUSE"] = "backend-port.range" };
        (await RunAsync(variable, "verify", "--list")).Output.Should().Contain("backend-port.range").And.NotContain("\nport.range");
        (await RunAsync(variable, "verify", "--list", "--clause", "port.default"))
            .Output.Should()
            .NotContain("range", "the command line counts first");
    }

    [Fact]
    public async Task Verify_FileThatIsNamed_GivesReportsToo()
    {
        await WriteAsync("clause: port.range\nreport: [json=report.json, markdown=report.md]\n");

        var (exitCode, _, errors) = await RunAsync(NoVariables, "verify", "--config", ConfigFile.Name);

        exitCode.Should().Be(0, errors);
        File.Exists(Path.Combine(_folder, "report.json")).Should().BeTrue();
        File.Exists(Path.Combine(_folder, "report.md")).Should().BeTrue();
    }

    [Theory]
    [InlineData("paralel: 4", "line 1: there is no such option; the nearest is 'parallel'.")]
    [InlineData("\ntoken: canary", "line 2: 'token' is a secret, which a file would keep: set ELB_TOKEN instead.")]
    [InlineData("secret-key: canary", "line 1: 'secret-key' is a secret, which a file would keep: set ELB_SECRET_KEY instead.")]
    [InlineData("token-without-permission: canary", "'token-without-permission' is a secret, which a file would keep")]
    [InlineData("- canary", "line 1: is no map of options, such as 'parallel: 4'.")]
    [InlineData("parallel: [1, 2]", "line 1: 'parallel' takes one value.")]
    [InlineData("parallel: {canary", "line 1: is not YAML")]
    public async Task Verify_WrongFile_IsOneLineThatNamesThePlace(string text, string expected)
    {
        await WriteAsync(text);

        var (exitCode, output, errors) = await CommandRun.RunAsync("verify", "--list", "--config", Config);

        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().StartWith($"elb-contract: {Config}").And.Contain(expected).And.NotContain("canary");
        errors.TrimEnd().Should().NotContain("\n");
    }

    [Theory]
    [InlineData("{canary")]
    [InlineData("paralel: 4")]
    [InlineData("endpoint: http://127.0.0.1:1")]
    [InlineData("report: {canary: 1}")]
    public async Task Help_FileOrVariableThatIsWrong_DoesNotKeepItBack(string text)
    {
        await WriteAsync(text);
        var wrong = new Dictionary<string, string> { ["ELB_DISCOVER"] = "perhaps", ["ELB_CONFIG"] = Path.Combine(_folder, "nowhere.yaml") };

        foreach (
            string[] line in (string[][])
                [
                    ["verify", "--help"],
                    ["-h", "pacts", "publish"],
                    ["cleanup", "-?"],
                ]
        )
        {
            foreach (var variables in (Dictionary<string, string>[])[NoVariables, wrong])
            {
                var (exitCode, output, errors) = await RunAsync(variables, line);
                (exitCode, errors).Should().Be((0, ""), string.Join(' ', line));
                output.Should().Contain("Usage:").And.NotContain("canary");
            }
        }

        (await RunAsync(NoVariables, "verify", "--list")).ExitCode.Should().Be(2, "whatever is no help reads the file");
    }

    [Fact]
    public async Task Verify_ValueThatIsWrong_IsToldByWhereItStands()
    {
        await WriteAsync("parallel: many\n");

        (await RunAsync(NoVariables, "verify"))
            .Errors.Should()
            .Be("elb-contract: 'parallel' in the configuration file takes a whole number from 1 to 64.\n");
        (await RunAsync(new Dictionary<string, string> { ["ELB_PARALLEL"] = "0" }, "verify"))
            .Errors.Should()
            .Be("elb-contract: ELB_PARALLEL takes a whole number from 1 to 64.\n");
        (await RunAsync(new Dictionary<string, string> { ["ELB_PARALLEL"] = "0" }, "verify", "--parallel", "99"))
            .Errors.Should()
            .Be("elb-contract: --parallel takes a whole number from 1 to 64.\n");
        (await RunAsync(new Dictionary<string, string> { ["ELB_DISCOVER"] = "perhaps" }, "verify"))
            .Errors.Should()
            .Be("elb-contract: ELB_DISCOVER takes 1 or true, 0 or false.\n");
    }

    [Theory]
    [InlineData("endpoint: http://127.0.0.1:1", "endpoint")]
    [InlineData("auth-url: http://127.0.0.1:1", "auth-url")]
    [InlineData("parallel: 1\ncloud: mine", "cloud")]
    [InlineData("insecure: true", "insecure")]
    [InlineData("broker: http://127.0.0.1:1", "broker")]
    [InlineData("create-fixtures: true", "create-fixtures")]
    [InlineData("report: [json=../report.json]", "report")]
    public async Task Verify_FileThatSaysMoreThanHowMuchIsAsked_CountsOnlyWhereItIsNamed(string text, string key)
    {
        await WriteAsync(text);

        var found = await RunAsync(NoVariables, "verify", "--dry-run");
        var named = await RunAsync(
            new Dictionary<string, string>
            {
                ["ELB_CONFIG"] = Config,
                ["ELB_TOKEN"] = "canary",
                ["ELB_PROJECT_ID"] = "p",
            },
            "verify",
            "--dry-run"
        );

        found.ExitCode.Should().Be(2);
        found.Errors.Should().Contain($"{ConfigFile.Name} in this folder says '{key}'").And.Contain($"--config {ConfigFile.Name}");
        foreach (
            string[] verb in (string[][])
                [
                    ["explore"],
                    ["cleanup"],
                    ["replay", "none.har"],
                    ["pacts", "publish"],
                    ["doctor"],
                ]
        )
            (await RunAsync(NoVariables, verb)).Errors.Should().Contain($"in this folder says '{key}'", "no verb follows such a file");
        named.Errors.Should().NotContain("in this folder says").And.NotContain("canary");
    }

    [Fact]
    public void Schema_InTheDocuments_IsThatOfTheCommandLine()
    {
        var root = Verbs.Root(new InertWriter(TextWriter.Null), new InertWriter(TextWriter.Null));
        var file = Path.Combine(HelpTests.Repository, "docs", "reference", "elb-contract.schema.json");

        var schema = ConfigSchema.Of(root);

        if (HelpTests.IsWriting)
            File.WriteAllText(file, schema);
        schema.Should().Contain("\"parallel\"").And.Contain("\"report\"").And.NotContain("\"token\"").And.NotContain("\"password\"");
        schema.Should().Be(File.ReadAllText(file), $"{file} has the schema; with ELB_WRITE_HELP=1 this test writes it");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task WriteAsync(string text) => File.WriteAllTextAsync(Config, text, TestContext.Current.CancellationToken);

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> variables, params string[] arguments) =>
        ProgramRun.RunAsync(program.Script, _folder, variables, arguments);
}
