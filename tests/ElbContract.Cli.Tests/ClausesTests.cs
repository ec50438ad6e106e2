using System.Text.Json;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

public sealed class ClausesTests
{
    [Fact]
    public async Task Clauses_TheLedgerInTheDocuments_IsCurrent()
    {
        using var folder = new LedgerFolder();
        var file = folder.File("ledger.md");

        var (exitCode, output, _) = await CommandRun.RunAsync("clauses", "--report", $"markdown={file}");

        exitCode.Should().Be(0);
        output.Should().Contain("98 clauses; 193 of the page's 226 sentences and cells have a clause, 33 have nothing to test");
        (await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "ledger.md"), TestContext.Current.CancellationToken))
            .Should()
            .Be(
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                "elb-contract clauses --report markdown=docs/ledger.md writes it anew"
            );
    }

    [Fact]
    public async Task Clauses_TheLedgerInTheProgram_IsCurrent()
    {
        using var folder = new LedgerFolder();
        var file = folder.File("ledger.json");

        await CommandRun.RunAsync("clauses", "--report", $"json={file}");

        var shipped = Path.Combine(Root(), "src", "ElbContract.Reports", "Ledgers", "ledger.json");
        (await File.ReadAllTextAsync(shipped, TestContext.Current.CancellationToken))
            .Should()
            .Be(
                await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
                "elb-contract clauses --report json=src/ElbContract.Reports/Ledgers/ledger.json writes it anew"
            );
    }

    [Fact]
    public async Task Clauses_WithAReport_SayWhatWasFoundAndWhere()
    {
        using var folder = new LedgerFolder();
        var (report, json, html) = (folder.File("r.json"), folder.File("l.json"), folder.File("l.html"));
        await CommandRun.RunAsync("verify", "--clause", "port.*", "--fault", "port.range/below-accepted", "--report", $"json={report}");

        var (exitCode, output, _) = await CommandRun.RunAsync([
            "clauses",
            report,
            "--clause",
            "port.range",
            "--report",
            $"json={json}",
            "--report",
            $"html={html}",
        ]);

        exitCode.Should().Be(0);
        output
            .Should()
            .MatchRegex("port.range: a provider has to refuse\n(.*\n)+  (passed|failed) +20.* UTC http://127.0.0.1:")
            .And.Contain("li5627174119201")
            .And.Contain($"\n  rule       {RuleOf("port.range")}\n");
        using var ledger = JsonDocument.Parse(await File.ReadAllBytesAsync(json, TestContext.Current.CancellationToken));
        ledger.RootElement.GetProperty("schema").GetString().Should().Be("elb-contract/ledger/1");
        var clause = ledger.RootElement.GetProperty("clauses").EnumerateArray().Should().ContainSingle().Subject;
        clause.GetProperty("scenarios").GetArrayLength().Should().Be(clause.GetProperty("interactions").GetInt32());
        clause.GetProperty("verdicts").GetArrayLength().Should().Be(1);
        clause.GetProperty("rule").GetString().Should().Be(RuleOf("port.range"));
        (await File.ReadAllTextAsync(html, TestContext.Current.CancellationToken)).Should().Contain("Every sentence, and what tests it");
    }

    [Theory]
    [InlineData("--clause takes the name of a clause, or a pattern of some: elb-contract clauses lists them all.", "--clause", "nothing.*")]
    [InlineData("missing.json cannot be read (Could not find file '*'.): give the path of a JSON report", "missing.json")]
    [InlineData("--page prints no ledger: leave out --clause and --report FORMAT=PATH.", "--page", "p.html", "--clause", "port.*")]
    [InlineData("--fail-on-drift needs --page: give your copy of the page.", "--fail-on-drift")]
    public async Task Clauses_WrongInput_IsOneLineAndExitCode2(string line, params string[] arguments)
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync(["clauses", .. arguments]);

        errors.TrimEnd('\n').Should().Match("elb-contract: " + line);
        exitCode.Should().Be(2);
    }

    [Theory]
    [InlineData("""{"schema":"elb-contract/check/1","report":{}}""", "elb-contract/check/1")]
    [InlineData("""{"schema":"elb-contract/report/2"}""", "elb-contract/report/2")]
    [InlineData(
        """{"schema":"elb-contract/report/2","endpoint":"e","verdict":"conforms","startedAt":"2026-01-02T03:04:05Z","clauses":[]}""",
        "elb-contract/report/2"
    )]
    public async Task Clauses_WithAReportOfAnotherSchema_SayThatItIsPassedOver(string content, string schema)
    {
        using var folder = new LedgerFolder();
        var (old, report) = (folder.File("old.json"), folder.File("r.json"));
        await File.WriteAllTextAsync(old, content, TestContext.Current.CancellationToken);
        await CommandRun.RunAsync("verify", "--clause", "port.range", "--report", $"json={report}");

        var (exitCode, output, errors) = await CommandRun.RunAsync("clauses", old, report, "--clause", "port.range");

        errors.Should().Be($"elb-contract: {old} has the schema {schema}, but elb-contract/report/1 is needed: skipped\n");
        output.Should().MatchRegex("port.range: a provider has to refuse\n(.*\n)+  passed +20.* UTC http://127.0.0.1:");
        exitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("merge", "--compare", "SAME")]
    public async Task Merge_WithAReportOfAnotherSchema_NamesIt(params string[] arguments)
    {
        using var folder = new LedgerFolder();
        var old = folder.File("old.json");
        await File.WriteAllTextAsync(old, """{"schema":"elb-contract/report/2"}""", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await CommandRun.RunAsync([.. arguments.Select(one => one == "SAME" ? old : one), old]);

        errors
            .Should()
            .Be(
                $"elb-contract: {old} has the schema elb-contract/report/2, but elb-contract/report/1 is needed: give what verify "
                    + "--report json=FILE wrote\n"
            );
        exitCode.Should().Be(2);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"schema":"2.1.0"}""")]
    [InlineData("""{"schema":"elb-contract/report/1","endpoint":"e"}""")]
    [InlineData("no JSON")]
    public async Task Clauses_WithWhatIsNoReport_SaySoAndEnd(string content)
    {
        using var folder = new LedgerFolder();
        var file = folder.File("none.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await CommandRun.RunAsync("clauses", file);

        errors.Should().MatchRegex($"^elb-contract: .*none.json(:[0-9]+)? is not a .*: give what --report json=FILE wrote\n$");
        output.Should().BeEmpty();
        exitCode.Should().Be(2);
    }

    [Fact]
    public void Page_EachSentenceAndCell_HasAClauseOrAReason()
    {
        var spokenOf = Catalogue.Clauses.SelectMany(clause => clause.Anchors).ToHashSet(StringComparer.Ordinal);

        Page.Anchors.Select(anchor => anchor.Id).Should().OnlyHaveUniqueItems();
        Page.Anchors.Where(anchor => anchor.NotNormative is null && !spokenOf.Contains(anchor.Id)).Should().BeEmpty();
        Page.Anchors.Where(anchor => anchor.NotNormative is not null && spokenOf.Contains(anchor.Id)).Should().BeEmpty();
        spokenOf.Except(Page.Anchors.Select(anchor => anchor.Id)).Should().BeEmpty();
        Page.Anchors.Should().AllSatisfy(anchor => anchor.Fingerprint.Should().MatchRegex("^[0-9a-f]{16}$"));
    }

    // The line below the clause's tag.
    private static string RuleOf(string clause)
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "features", "port.feature"));
        return $"features/port.feature:{Array.FindIndex(lines, line => line.Trim() == "@" + clause) + 2}";
    }

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ElbContract.sln")))
            root = root.Parent!;
        return root.FullName;
    }

    private sealed class LedgerFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elb-contract-ledger-");

        public string File(string name) => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
