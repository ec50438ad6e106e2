using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

public sealed class SiteTests : IDisposable
{
    private const long Largest = 3_000_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Site_OfRealRuns_IsSmallAndShowsThem()
    {
        Directory.CreateDirectory(In("reports/deeper"));
        await VerifyAsync("reports/a.json", "--observe", "--implementation", "acme/lb@1.0");
        await VerifyAsync("reports/deeper/b.json", "--fault", "port.range/below-accepted", "--implementation", "acme/lb@1.0");
        await VerifyAsync("c.json", "--clause", "port.*");
        await File.WriteAllTextAsync(
            In("reports/old.json"),
            """{"schema":"elb-contract/report/9"}""",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(In("reports/settings.json"), """{"any":"thing"}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            In("page.html"),
            string.Concat(Page.Anchors.Select(anchor => $"<p id=\"x_{anchor.Id}\">{anchor.Id}</p>")),
            TestContext.Current.CancellationToken
        );

        var (exitCode, output, errors) = await CommandRun.RunAsync([
            "site",
            "--out",
            In("site"),
            "--reports",
            In("reports"),
            In("c.json"),
            "--page",
            In("page.html"),
        ]);

        exitCode.Should().Be(0, errors);
        errors
            .Should()
            .Be(
                $"elb-contract: {In("reports/old.json")} has the schema elb-contract/report/9, but elb-contract/report/1 is needed: "
                    + "skipped\n"
                    + $"elb-contract: {In("reports/settings.json")} is not a report of a run, or cannot be read: skipped\n"
            );
        output.Should().MatchRegex($@"^{In("site/index.html")}: 9 files, [12]\.[0-9] MB; runs: 3\n$");
        new DirectoryInfo(In("site")).EnumerateFiles().Sum(file => file.Length).Should().BeLessThan(Largest);
        var side = await File.ReadAllTextAsync(In("site/implementations.html"), TestContext.Current.CancellationToken);
        side.Should().Contain(">acme/lb@1.0</a>").And.Contain("aria-label=\"port.range: failed\"");
    }

    [Fact]
    public async Task Site_ANewOneInItsFolder_TakesItsPlace()
    {
        var first = await CommandRun.RunAsync("site", "--out", In("site"));
        var second = await CommandRun.RunAsync("site", "--out", In("site"));

        (first.ExitCode, second.ExitCode).Should().Be((0, 0));
        first.Output.Should().EndWith("runs: 0\n");
    }

    [Theory]
    [InlineData("Option '--out' is required. See elb-contract site --help.")]
    [InlineData("--out '*taken' holds files that are not a site: give a new or an empty folder.", "--out", "taken")]
    [InlineData("--out '*file' cannot be written (*): give another folder.", "--out", "taken/file")]
    [InlineData("*none.json cannot be read (*): give the path of a JSON report", "--out", "s", "none.json")]
    [InlineData("--reports '*none' cannot be read (*): give a folder.", "--out", "s", "--reports", "none")]
    [InlineData("--page '*file' is not a copy of 'Adding a Listener': *", "--out", "s", "--page", "taken/file")]
    [InlineData("--matrix '*file' cannot be read, or is not HTML: give a page.", "--out", "s", "--matrix", "taken/file")]
    public async Task Site_WrongInput_IsOneLineAndExitCode2(string line, params string[] arguments)
    {
        Directory.CreateDirectory(In("taken"));
        await File.WriteAllTextAsync(In("taken/file"), "mine", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await CommandRun.RunAsync(["site", .. arguments.Select(one => one.StartsWith('-') ? one : In(one))]);

        exitCode.Should().Be(2, errors);
        errors.TrimEnd('\n').Should().Match("elb-contract: " + line);
        Directory.Exists(In("s")).Should().BeFalse("nothing is written before all is read");
        (await File.ReadAllTextAsync(In("taken/file"), TestContext.Current.CancellationToken)).Should().Be("mine");
    }

    private string In(string name) => Path.Combine(_folder, name);

    private async Task VerifyAsync(string file, params string[] arguments) =>
        (await CommandRun.RunAsync(["verify", .. arguments, "--report", $"json={In(file)}"])).ExitCode.Should().BeOneOf(0, 1);
}
