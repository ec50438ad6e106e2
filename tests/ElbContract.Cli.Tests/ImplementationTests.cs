using System.Text.Json.Nodes;

namespace ElbContract.Cli.Tests;

public sealed class ImplementationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_OfAnImplementation_NamesItInReportsAndMergeKeepsIt()
    {
        await using var emulator = await Emulator.ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var index in (int[])[1, 2])
        {
            var (_, output, errors) = await CommandRun.RunAsync([
                "verify",
                "--clause",
                "port.range",
                "--endpoint",
                emulator.BaseAddress.AbsoluteUri,
                "--state-url",
                emulator.StateUrl.AbsoluteUri,
                "--shard",
                $"{index}/2",
                "--implementation",
                "openstack/octavia@14.0.1",
                "--mode",
                "single node",
                "--contact",
                "elb@example.com",
                "--notes",
                "with quotas, see https://example.com/notes?a=1",
                .. ((string[])["json", "junit", "sarif"]).SelectMany(format =>
                    (string[])["--report", $"{format}={Path.Combine(_folder, $"{index}.{format}")}"]
                ),
            ]);
            output.Should().Contain($"\nimplementation: {Line}\n", errors);
        }

        var merged = Path.Combine(_folder, "merged.json");
        var (exitCode, told, problems) = await CommandRun.RunAsync(
            "merge",
            Path.Combine(_folder, "1.json"),
            Path.Combine(_folder, "2.json"),
            "--report",
            $"json={merged}"
        );

        exitCode.Should().Be(0, problems);
        told.Should().Contain($"\nimplementation: {Line}\n");
        foreach (var file in (string[])[Path.Combine(_folder, "1.json"), merged])
            JsonNode
                .DeepEquals(
                    JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["implementation"],
                    JsonNode.Parse(
                        """
                        { "project": "openstack/octavia", "version": "14.0.1", "mode": "single node", "contact": "elb@example.com",
                          "notes": "with quotas, see https://example.com/notes?a=1" }
                        """
                    )
                )
                .Should()
                .BeTrue(file);
        (await File.ReadAllTextAsync(Path.Combine(_folder, "1.junit"), TestContext.Current.CancellationToken))
            .Should()
            .Contain($"""<property name="implementation" value="{Line}" />""");
        (await File.ReadAllTextAsync(Path.Combine(_folder, "1.sarif"), TestContext.Current.CancellationToken))
            .Should()
            .Contain($"\"implementation\": \"{Line}\"");
    }

    [Theory]
    [InlineData(Form, "--implementation", "octavia")]
    [InlineData(Form, "--implementation", "octavia@1\u001b[2J")]
    [InlineData("--mode needs an implementation: give --implementation too.", "--mode", "single node")]
    [InlineData("--contact needs an implementation: give --implementation too.", "--contact", "elb@example.com")]
    [InlineData("--notes needs an implementation: give --implementation too.", "--notes", "any")]
    [InlineData("--mode takes one line of text, of 1 to 100 visible characters.", "--implementation", "octavia@14", "--mode", " ")]
    [InlineData("--notes takes one line of text, of 1 to 1000 visible characters.", "--implementation", "octavia@14", "--notes", "a\nb")]
    public async Task Verify_WrongInput_IsOneLineAndExitCode2(string line, params string[] arguments)
    {
        var (exitCode, output, errors) = await CommandRun.RunAsync(["verify", .. arguments]);

        errors.Should().Be($"elb-contract: {line}\n");
        output.Should().BeEmpty();
        exitCode.Should().Be(2);
    }

    private const string Line =
        "openstack/octavia@14.0.1 (single node), contact: elb@example.com, notes: with quotas, see https://example.com/notes?a=1";

    private const string Form =
        "--implementation takes PROJECT@VERSION or ORG/PROJECT@VERSION, such as openstack/octavia@14.0.1: project and version of 1 to 100 "
        + "visible characters each.";
}
