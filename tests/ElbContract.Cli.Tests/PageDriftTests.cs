using System.Security.Cryptography;
using System.Text;
using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Clauses;

namespace ElbContract.Cli.Tests;

/// <summary>The page itself is not in the repository: pages of the tests have its one-word cells, whose words are known.</summary>
public sealed class PageDriftTests
{
    private static readonly string[] Words =
    [
        "Yes",
        "No",
        "String",
        "Integer",
        "Boolean",
        "Parameter",
        "Mandatory",
        "Type",
        "Description",
        .. Specification.Listeners.ListenerFields.All.Select(row => row.JsonName),
    ];

    // Id and word, in the page's order.
    private static List<(string Id, string Word)> Cells { get; } =
    [
        .. from anchor in Page.Anchors
        let word = Array.Find(Words, one => FingerprintOf(one) == anchor.Fingerprint)
        where word is not null
        select (anchor.Id, word),
    ];

    [Fact]
    public void Of_CellsAsTheyWere_AreKeptAndTheRestIsRemoved()
    {
        var drift = Of(Html(Cells))!;

        Cells.Should().HaveCountGreaterThan(80);
        drift.Kept.Should().Be(Cells.Count);
        drift.Differences.Should().HaveCount(Page.Anchors.Count - Cells.Count).And.OnlyContain(one => one.Change == PageChange.Removed);
    }

    [Fact]
    public void Of_OtherWords_AreChangedWithTheirClauses()
    {
        var mandatory = Catalogue.Find("port.mandatory")!.Anchors[0];

        var drift = Of(Html(Cells.Select(cell => cell.Id == mandatory ? (cell.Id, "Often") : cell)))!;

        var changed = drift.Differences.Should().ContainSingle(one => one.Change == PageChange.Changed).Subject;
        changed.Anchor.Should().Be(mandatory);
        changed.Clauses.Should().Equal("port.mandatory");
    }

    [Fact]
    public void Of_OtherPlacesAndIds_AreMoved()
    {
        List<(string Id, string Word)> cells = [.. Cells[1..20], Cells[0], .. Cells[20..^1], ("pnew", Cells[^1].Word)];

        var drift = Of(Html(cells))!;

        drift
            .Differences.Where(one => one.Change == PageChange.Moved)
            .Select(one => one.Anchor)
            .Should()
            .Contain([Cells[0].Id, Cells[^1].Id]);
        drift.Differences.Should().NotContain(one => one.Change == PageChange.Added);
    }

    [Fact]
    public void Of_ANewSentence_IsAddedAndItsMarkupDoesNotCount()
    {
        var html = Html(Cells)
            .Replace(
                "</body>",
                "<ul><li id=\"x_li1\">A <b>new</b>\n one.<p id=\"x_p2\">Within it.</p></li></ul></body>",
                StringComparison.Ordinal
            );

        Of(html)!.Differences.Where(one => one.Change == PageChange.Added).Select(one => one.Anchor).Should().Equal("li1", "p2");
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("<html><body><p id=\"x_p1\">Another page</p></body></html>")]
    public void Of_WhatIsAnotherPage_IsNone(string html) => Of(html).Should().BeNull();

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Clauses_WithAnEditionThatDiffers_SaysWhichClauses(bool fails, int expected)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Html(Cells), TestContext.Current.CancellationToken);

            var (exitCode, output, _) = await CommandRun.RunAsync(
                fails ? ["clauses", "--page", file, "--fail-on-drift"] : ["clauses", "--page", file]
            );

            exitCode.Should().Be(expected);
            output
                .Should()
                .Contain("removed  li5627174119201\n         port.range: A port is 1 to 65535.\n           features/port.feature:")
                .And.Contain($"{Cells.Count} sentences and cells unchanged, 0 changed, 0 added, ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Clauses_WithAReportAndOut_AnnotatesACopyOfThePage()
    {
        var folder = Directory.CreateTempSubdirectory("elb-contract-cli-").FullName;
        try
        {
            var (page, report, copy) = (Path.Combine(folder, "p.html"), Path.Combine(folder, "r.json"), Path.Combine(folder, "a.html"));
            await File.WriteAllTextAsync(page, Html(Cells), TestContext.Current.CancellationToken);
            await CommandRun.RunAsync(
                "verify",
                "--clause",
                "port.*",
                "--fault",
                "port.mandatory/absent-accepted",
                "--report",
                $"json={report}"
            );

            var (exitCode, output, errors) = await CommandRun.RunAsync("clauses", "--page", page, "--report", report, "--out", copy);

            (exitCode, errors).Should().Be((0, ""));
            output.Should().Contain($"\n{copy}: {Cells.Count} of {Cells.Count} sentences and cells (100 %): ");
            var html = await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken);
            html.Should().Contain("aria-label=\"failed: port.mandatory\"").And.Contain("aria-label=\"passed: port.type\"");
            (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken))
                .Should()
                .Be(Html(Cells), "the page itself is read alone");

            var again = await CommandRun.RunAsync("clauses", "--page", copy, "--out", page);
            (again.ExitCode, again.Errors)
                .Should()
                .Be((2, $"elb-contract: --page '{copy}' is annotated already: give the page as you saved it.\n"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(
        "--out is for an annotated copy of the page: give the page with --page, or write the ledger with --report html=FILE.",
        "--out",
        "a.html"
    )]
    [InlineData("--out 'p.html' would overwrite an input file: give another file.", "--page", "p.html", "--out", "p.html")]
    [InlineData(
        "--out 'r.json' would overwrite an input file: give another file.",
        "--page",
        "p.html",
        "--out",
        "r.json",
        "--report",
        "r.json"
    )]
    [InlineData(
        "with --page, reports are for an annotated copy: give its file with --out, or leave the reports out.",
        "--page",
        "p.html",
        "--report",
        "r.json"
    )]
    [InlineData(
        "--page prints no ledger: leave out --clause and --report FORMAT=PATH.",
        "--page",
        "p.html",
        "--out",
        "a.html",
        "--report",
        "json=l.json"
    )]
    public async Task Clauses_OptionsThatDoNotGoTogether_AreOneLineAndExitCode2(string line, params string[] arguments)
    {
        var (exitCode, _, errors) = await CommandRun.RunAsync(["clauses", .. arguments]);

        errors.TrimEnd('\n').Should().Be("elb-contract: " + line);
        exitCode.Should().Be(2);
    }

    [Fact]
    public async Task Clauses_WithAnotherPage_IsOneLineAndExitCode2()
    {
        var file = Path.GetTempFileName();
        try
        {
            var (exitCode, _, errors) = await CommandRun.RunAsync(["clauses", "--page", file]);

            exitCode.Should().Be(2);
            errors.Should().StartWith($"elb-contract: --page '{file}' is not a copy of 'Adding a Listener': ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Of_TheRealPage_NothingDiffers()
    {
        var page = Environment.GetEnvironmentVariable("ELB_PAGE");
        Assert.SkipWhen(string.IsNullOrEmpty(page), "ELB_PAGE names no copy of the page, which is not in the repository.");

        var drift = Of(await File.ReadAllTextAsync(page!, TestContext.Current.CancellationToken))!;

        (drift.Kept, drift.Differences.Count).Should().Be((Page.Anchors.Count, 0));
    }

    private static PageDrift? Of(string html) => PageEdition.Read(html) is { } edition ? PageDrift.Of(edition) : null;

    private static string Html(IEnumerable<(string Id, string Word)> cells) =>
        "<html><body>"
        + string.Concat(cells.Select(cell => $"<p id=\"x_{cell.Id}\"><a name=\"x\"></a><strong>{cell.Word}</strong>\n</p>"))
        + "</body></html>";

    private static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
