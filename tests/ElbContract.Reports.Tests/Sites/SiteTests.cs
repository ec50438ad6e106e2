using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ElbContract.Reports.Ledgers;
using ElbContract.Reports.Sites;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests.Sites;

public sealed class SiteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_Pages_LeadToEachOtherAndNowhereElse()
    {
        var pages = Pages(SampleSite.Of());

        pages
            .Keys.Should()
            .Contain(["index.html", "clauses.html", "page.html", "features.html", "findings.html", "implementations.html"])
            .And.HaveCount(6 + 3);
        var ids = pages.ToDictionary(page => page.Key, page => page.Value.QuerySelectorAll("[id]").Select(one => one.Id!).ToHashSet());
        var links = 0;
        foreach (var (file, page) in pages)
        {
            page.QuerySelectorAll("[src], link, iframe, object").Should().BeEmpty(file);
            foreach (var href in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!))
            {
                var parts = href.Split('#');
                var target = parts[0].Length == 0 ? file : parts[0];
                ids.Should().ContainKey(target, $"{file} links to {href}");
                if (parts.Length > 1)
                    ids[target].Should().Contain(parts[1], $"{file} links to {href}");
                links++;
            }
        }

        links.Should().BeGreaterThan(500);
        pages.Values.Should().OnlyContain(page => page.QuerySelectorAll("nav [aria-current], main, h1").Length > 0);
    }

    [Fact]
    public void Write_AGivenPageThatStandsInTheFolderAlready_IsKept()
    {
        var matrix = Path.Combine(_folder, "matrix.html");
        File.WriteAllText(matrix, "<p>the matrix");

        new Site(new Ledger([]), [], matrix: matrix).Write(_folder);

        File.ReadAllText(matrix).Should().Be("<p>the matrix");
    }

    [Fact]
    public void Write_RunsOfOneVersion_AreAllShownAndNoneHidesAnother()
    {
        var pages = Pages(SampleSite.Of());

        pages["index.html"]
            .QuerySelectorAll("#runs ~ table tbody tr")
            .Select(row => $"{row.Children[0].TextContent.Trim()} {row.Children[^1].TextContent}")
            .Should()
            .Equal(
                "acme/lb@1.0 three nodes · 2026-01-03 03:04 UTC",
                "acme/lb@1.0 single node · 2026-01-02 03:04 UTC",
                "https://elb.example.com 2026-01-01 03:04 UTC"
            );
        pages["implementations.html"].QuerySelectorAll("thead th").Should().HaveCount(1 + 3);
        pages["page.html"]
            .QuerySelector("#elb-backend-protocol\\.udp .badge")!
            .TextContent.Should()
            .Be("passed", "of each clause the last verdict counts");
    }

    [Theory]
    [InlineData("backend-protocol.udp", "passed", "failed", "failed")]
    [InlineData("port.range", "not tested", "waived", "waived")]
    [InlineData("certificates.public-only", "not tested", "not given", "not given")]
    [InlineData("name.length", "not tested", "not tested", "not tested")]
    public void Write_Implementations_KeepApartWhatWasNotTestedFromWhatFailed(string clause, params string[] words)
    {
        var page = Pages(SampleSite.Of())["implementations.html"];

        var row = page.QuerySelectorAll("tbody tr").Single(one => one.QuerySelector("th")!.TextContent.Trim() == clause);
        row.QuerySelectorAll("td > *")
            .Select(cell => cell.GetAttribute("aria-label")!.Replace(clause + ": ", "", StringComparison.Ordinal))
            .Should()
            .Equal(words);
        row.QuerySelectorAll("td a")
            .Select(link => link.GetAttribute("href")!.Split('#')[1])
            .Should()
            .Equal(words.Where(word => word != "not tested").Select(_ => "clause-" + clause));
    }

    [Fact]
    public void Write_Findings_SayWhatWasSeen()
    {
        var observed = SampleSite.First with
        {
            Clauses =
            [
                SampleSite.First.Clauses[1] with
                {
                    Clause = Specification.Clauses.Catalogue.Find("certificates.https")!,
                    Cases = [SampleSite.First.Clauses[1].Cases[0] with { Reason = "observed: 200" }],
                },
            ],
        };

        var page = Pages(SampleSite.Of(reports: [observed]))["findings.html"];

        page.QuerySelectorAll("article").Should().HaveCount(11);
        page.GetElementById("finding-5")!.TextContent.Should().Contain("certificates.https: 200 in 1 case");
        page.GetElementById("finding-1")!.TextContent.Should().Contain("no report here is about its clauses");
    }

    [Fact]
    public void Write_HostileTexts_AreText()
    {
        var hostile = SampleSite.First with
        {
            Endpoint = Everything.Nasty,
            Implementation = new Implementation(Everything.Nasty, Everything.Nasty, Everything.Nasty, null, null),
        };

        var pages = Pages(SampleSite.Of(reports: [hostile, hostile with { Implementation = null }]));

        foreach (var (file, page) in pages)
        {
            page.QuerySelectorAll("img, [onerror]").Should().BeEmpty(file);
            page.QuerySelectorAll("script").Length.Should().BeLessThanOrEqualTo(1, file);
        }
    }

    [Fact]
    public void Write_WithoutReports_SaysHowToGetOne() =>
        Pages(SampleSite.Of(reports: []))["index.html"].Body!.TextContent.Should().Contain("elb-contract verify --report json=FILE");

    [Fact]
    public void Write_ThePage_LinksTheEvidenceOfTheRunThatItsVerdictIsOf()
    {
        var page = Pages(SampleSite.Of())["page.html"];

        page.QuerySelector("#elb-backend-protocol\\.udp .elb-evidence")!
            .GetAttribute("href")
            .Should()
            .Be("run-20260103-030405.html#clause-backend-protocol.udp");
        page.QuerySelector("#elb-port\\.range .elb-evidence")!
            .GetAttribute("href")
            .Should()
            .Be("run-20260102-030405.html#clause-port.range");
        page.QuerySelectorAll("details.case").Should().BeEmpty();
        page.QuerySelectorAll(".elb-section[data-clause] > .scenario").Should().HaveCount(Specification.Clauses.Catalogue.Clauses.Count);
    }

    [Fact]
    public void Write_GivenPages_AreCopiedAndLinked()
    {
        var matrix = Path.Combine(_folder, "m.html");
        File.WriteAllText(matrix, "<p>of a proof</p>");
        var folder = Path.Combine(_folder, "site");

        new Site(new Ledgers.Ledger([]), [], matrix: matrix).Write(folder).Should().Contain("matrix.html").And.NotContain("page.html");

        File.ReadAllText(Path.Combine(folder, "matrix.html")).Should().Be("<p>of a proof</p>");
        File.ReadAllText(Path.Combine(folder, "index.html")).Should().Contain("href=\"matrix.html\"").And.NotContain("page.html");
    }

    [Fact]
    public void Write_AnEarlierSite_IsReplacedAndNothingElse()
    {
        var folder = Path.Combine(_folder, "site");
        var before = SampleSite.Of().Write(folder);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "mine");

        Site.CanBeWrittenTo(folder).Should().BeTrue();
        var after = SampleSite.Of(reports: [SampleSite.Second]).Write(folder);

        after.Should().HaveCount(before.Count - 2);
        Directory.EnumerateFiles(folder).Select(Path.GetFileName).Should().BeEquivalentTo([.. after, Site.Marker, "mine.txt"]);
    }

    [Fact]
    public void Write_AMarkerThatNamesFilesElsewhere_DeletesNoneOfThem()
    {
        var (folder, other) = (Path.Combine(_folder, "site"), Path.Combine(_folder, "other.html"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(other, "other");
        File.WriteAllLines(Path.Combine(folder, Site.Marker), ["../other.html", other]);

        SampleSite.Of().Write(folder);

        File.Exists(other).Should().BeTrue();
    }

    [Fact]
    public void CanBeWrittenTo_AFolderWithOtherFiles_IsFalse()
    {
        Site.CanBeWrittenTo(_folder).Should().BeTrue("it is empty");
        File.WriteAllText(Path.Combine(_folder, "index.html"), "mine");

        Site.CanBeWrittenTo(_folder).Should().BeFalse();
    }

    [Fact]
    public void Write_TheSameTwice_IsTheSame()
    {
        var (one, two) = (Path.Combine(_folder, "one"), Path.Combine(_folder, "two"));

        SampleSite.Of().Write(one);
        foreach (var file in SampleSite.Of().Write(two))
            File.ReadAllText(Path.Combine(two, file)).Should().Be(File.ReadAllText(Path.Combine(one, file)), file);
    }

    private Dictionary<string, IHtmlDocument> Pages(Site site)
    {
        var folder = Path.Combine(_folder, "site");
        return site.Write(folder)
            .ToDictionary(file => file, file => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(folder, file))));
    }
}
