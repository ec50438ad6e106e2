using System.Net;
using System.Net.Sockets;

namespace ElbContract.Cli.Tests;

/// <summary>What a run would do, without doing it.</summary>
public sealed class PreviewTests : IDisposable
{
    // Whoever connects to it is noticed.
    private readonly TcpListener _endpoint = new(IPAddress.Loopback, 0);
    private readonly string _address;

    public PreviewTests()
    {
        _endpoint.Start();
        _address = $"http://{_endpoint.LocalEndpoint}";
    }

    [Fact]
    public async Task List_PrintsEachCaseThatARunWouldSend()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("verify", "--list", "--clause", "port.range", "--deep=3");

        exitCode.Should().Be(0);
        var lines = output.TrimEnd().Split('\n');
        lines[..^1].Should().OnlyContain(line => line.StartsWith("port.range ", StringComparison.Ordinal));
        var (_, contract, _) = await CommandRun.RunAsync("verify", "--list", "--clause", "port.range");
        lines.Length.Should().Be(contract.TrimEnd().Split('\n').Length + 3, "three generated cases were asked for");
        lines[^1].Should().Be($"{lines.Length - 1} cases; nothing was sent");
        var (_, run, _) = await CommandRun.RunAsync("verify", "--clause", "port.range", "--report", "json=-");
        foreach (var line in contract.TrimEnd().Split('\n')[..^1])
            run.Should().Contain(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], "the run sends what the list has");
    }

    [Fact]
    public async Task DryRun_AtAnEndpoint_SaysWhatIsGivenLookedUpAndMissing_AndSendsNothing()
    {
        string[] endpoint = ["verify", "--dry-run", "--endpoint", _address, "--project-id", "0f3c", "--token", "canary"];

        var (exitCode, output, errors) = await CommandRun.RunAsync([.. endpoint, "--certificate", "2c40"]);
        var (_, discovering, _) = await CommandRun.RunAsync([.. endpoint, "--discover", "--create-fixtures", "--deep"]);

        exitCode.Should().Be(0, errors);
        output
            .Should()
            .MatchRegex($"endpoint +{_address}")
            .And.MatchRegex("\ncertificate +given")
            .And.MatchRegex("\nprivate loadbalancer +missing")
            .And.MatchRegex("leaves out +[0-9]+ interactions: no public load balancer was given")
            .And.EndWith("Nothing was sent: this is no verdict.\n");
        discovering
            .Should()
            .MatchRegex("private loadbalancer +looked up, or created and deleted at the end")
            .And.MatchRegex("sends +[0-9]+ interactions of the contract and [0-9]+ generated cases, about [0-9]+ requests");
        (output + errors + discovering).Should().NotContain("canary");
        _endpoint.Pending().Should().BeFalse("nothing is sent");
    }

    [Fact]
    public async Task DryRun_AtTheEmulator_SaysTheSameAsARun()
    {
        var (exitCode, output, _) = await CommandRun.RunAsync("verify", "--dry-run", "--clause", "name.*");

        exitCode.Should().Be(0);
        output.Should().Contain("an emulator that the run starts").And.MatchRegex("sends +[0-9]+ interactions of the contract, about");
    }

    [Fact]
    public async Task DryRun_WrongInput_IsRefusedAsInARun()
    {
        (await CommandRun.RunAsync("verify", "--dry-run", "--clause", "no.such")).ExitCode.Should().Be(2);
        (await CommandRun.RunAsync("verify", "--dry-run", "--endpoint", _address)).Errors.Should().Contain("--project-id is missing");
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--list")]
    public async Task Preview_FilesThatARunWouldRefuse_AreRefusedNow(string preview)
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-preview-");
        try
        {
            var (waivers, elsewhere) = (Path.Combine(folder.FullName, "waivers.yaml"), Path.Combine(folder.FullName, "no", "file"));
            await File.WriteAllTextAsync(
                waivers,
                "endpoint: https://other.example.com\nwaivers: []\n",
                TestContext.Current.CancellationToken
            );
            string[] run = ["verify", preview, "--endpoint", _address, "--project-id", "0f3c", "--token", "canary"];

            await RefusedAsync("does not exist", "--waivers", elsewhere);
            await RefusedAsync("https://other.example.com", "--waivers", waivers);
            await RefusedAsync("cannot be written", "--report", $"json={elsewhere}");
            await RefusedAsync("cannot be written", "--write-waivers", elsewhere);
            await RefusedAsync("--report takes FORMAT=PATH", "--report", "word=report");
            // Which endpoint it is, only the run will know.
            (
                await CommandRun.RunAsync(
                    "verify",
                    preview,
                    "--auth-url",
                    _address,
                    "--username",
                    "u",
                    "--password",
                    "canary",
                    "--waivers",
                    waivers
                )
            )
                .Errors.Should()
                .NotContain("other.example.com");
            folder.GetFiles().Should().ContainSingle("a preview writes nothing");

            async Task RefusedAsync(string told, params string[] files)
            {
                var (exitCode, output, errors) = await CommandRun.RunAsync([.. run, .. files]);
                (exitCode, output).Should().Be((2, ""), errors);
                errors.Should().StartWith("elb-contract: ").And.Contain(told).And.NotContain("canary");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _endpoint.Dispose();
}
