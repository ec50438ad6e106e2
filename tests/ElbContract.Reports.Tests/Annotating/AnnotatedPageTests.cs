using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ElbContract.Reports.Annotating;
using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Tests.Annotating;

public sealed class AnnotatedPageTests
{
    private const string Nested = "<ul><li id=\"x_new1\">A new one<p id=\"x_new2\">within it</p></li></ul>";

    [Fact]
    public void Write_APageWithAllAnchors_MarksEach()
    {
        var page = Parse(Annotate(SamplePage.Edition(), [Everything.Report]));

        var marks = Page.Anchors.Select(anchor => (anchor.Id, Mark: MarkOf(page, anchor.Id))).ToList();
        marks
            .Where(one => Page.Anchors.First(anchor => anchor.Id == one.Id).NotNormative is not null)
            .Should()
            .OnlyContain(one => Word(one.Mark) == "not normative");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.Should().OnlyHaveUniqueItems();
        marks.SelectMany(one => one.Mark.GetAttribute("data-sections")!.Split(' ')).Should().BeSubsetOf(ids);
    }

    [Theory]
    [InlineData("backend-protocol.udp", "failed")]
    [InlineData("port.range", "waived")]
    [InlineData("certificates.public-only", "not verified")]
    [InlineData("uri.add", "passed")]
    [InlineData("tcp-draining-timeout.draining-only", "free")]
    [InlineData("name.length", "not verified")]
    public void Write_WithARun_MarksWhatWasFound(string clause, string word)
    {
        var page = Parse(Annotate(SamplePage.Edition(), [Everything.Report]));

        var section = page.GetElementById("elb-" + clause)!;
        section.QuerySelector("h3 .badge")!.TextContent.Should().Be(word);
        var mark = MarkOf(page, Catalogue.Find(clause)!.Anchors[0]);
        mark.GetAttribute("data-sections")!.Split(' ').Should().Contain("elb-" + clause);
        if (mark.GetAttribute("data-sections") == "elb-" + clause)
            Word(mark).Should().Be(word);
    }

    [Fact]
    public void Write_SentenceOfSeveralClauses_HasTheWorst()
    {
        var sentence = Catalogue.Find("name.length")!.Anchors[0];
        var report = Everything.Report with
        {
            Clauses =
            [
                new ClauseResult(Catalogue.Find("name.length")!, Verdict.Passed, null, []),
                new ClauseResult(Catalogue.Find("name.characters")!, Verdict.Failed, null, []),
            ],
        };

        var mark = MarkOf(Parse(Annotate(SamplePage.Edition(), [report])), sentence);

        Word(mark).Should().Be("failed");
        mark.GetAttribute("data-sections").Should().Be("elb-name.length elb-name.characters");
    }

    [Fact]
    public void Write_TwoRuns_TheLaterCounts()
    {
        var later = Everything.Report with
        {
            StartedAt = Everything.Report.StartedAt.AddDays(1),
            Clauses = [new ClauseResult(Catalogue.Find("backend-protocol.udp")!, Verdict.Passed, null, [])],
        };

        var page = Parse(Annotate(SamplePage.Edition(), [later, Everything.Report]));

        page.QuerySelector("#elb-backend-protocol\\.udp .badge")!.TextContent.Should().Be("passed");
        page.QuerySelector("#elb-port\\.range .badge")!.TextContent.Should().Be("waived", "the later run was not about it");
    }

    [Fact]
    public void Write_ARunOfAnImplementation_NamesItAndTheEndpointOnce()
    {
        var report = Everything.Report with { Implementation = new Implementation("acme/lb", "1.0", null, null, null) };

        var header = Parse(Annotate(SamplePage.Edition(), [report])).GetElementById("elb-header")!.TextContent;

        header.Should().Contain("violates · acme/lb@1.0 · ");
        header.Split(report.Endpoint).Should().HaveCount(2);
    }

    [Fact]
    public void Write_WithoutARun_SaysWhatIsCoveredAndNothingOfAnyEndpoint()
    {
        var page = Parse(Annotate(SamplePage.Edition(), []));

        page.QuerySelectorAll(".elb-mark").Select(Word).Distinct().Should().BeEquivalentTo("covered", "not normative");
        page.GetElementById("elb-header")!.TextContent.Should().Contain("says nothing about an endpoint");
        page.QuerySelector("#elb-backend-protocol\\.udp .scenario")!.TextContent.Should().StartWith("Rule: ").And.Contain("Scenario");
    }

    [Fact]
    public void Write_NewSentences_AreNotCoveredAndMarkedApart()
    {
        var edition = SamplePage.Edition(Nested);
        var annotated = new AnnotatedPage(edition, []);

        var page = Parse(Text(annotated));

        annotated
            .Coverage.Should()
            .StartWith("226 of 228 sentences and cells (99 %): 193 have a clause, 33 ")
            .And.EndWith(" 2 are not covered");
        var outer = page.GetElementById("x_new1")!;
        outer.Children.Select(child => child.LocalName).Should().Equal("a", "p");
        Word(outer.Children[0]).Should().Be("not covered");
        page.GetElementById("elb-not-covered-sentences")!.TextContent.Should().Contain("new1: ").And.Contain("new2: ");
    }

    [Fact]
    public void Write_WordsOfThePage_StayAsTheyAre()
    {
        var before = Parse(SamplePage.Html(Nested));

        var text = Annotate(SamplePage.Edition(Nested), [Everything.Report]);

        Parse(text).QuerySelector("main")!.TextContent.Trim().Should().Be(before.Body!.TextContent.Trim());
        PageDrift.Of(PageEdition.Read(text)!).Should().BeEquivalentTo(PageDrift.Of(SamplePage.Edition(Nested)));
    }

    [Fact]
    public void Write_OtherWords_AreMarkedAsChanged() =>
        Parse(Annotate(SamplePage.Edition(), []))
            .QuerySelectorAll(".elb-mark")
            .Should()
            .OnlyContain(mark => mark.GetAttribute("aria-label")!.Contains(", changed in this edition: "));

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<iframe src=x></iframe>", "iframe")]
    [InlineData("<object data=x></object>", "object")]
    [InlineData("<link rel=stylesheet href=http://a/>", "link")]
    [InlineData("<meta http-equiv=refresh content='0;url=http://a/'>", "meta[content*='http:']")]
    [InlineData("<base href=http://a/>", "base")]
    [InlineData("<style>@import 'http://a/'</style>", "style:not(head > style)")]
    [InlineData("<p onclick=alert(1)>x</p>", "[onclick]")]
    [InlineData("<img src=http://a/x.png>", "img[src]")]
    [InlineData("<p style='background:u\\72l(http://a/)'>x</p>", "main p[style]")]
    [InlineData("<a href=' java\tscript:alert(1)'>x</a>", "main a[href*='script:']")]
    [InlineData("<a href='data:text/html,x'>x</a>", "main a[href^='data']")]
    [InlineData("<svg><a href='javascript:alert(1)'></a><use href='http://a/'></use></svg>", "svg [href]")]
    [InlineData("<form action=http://a/><button formaction=http://a/>x</button></form>", "[action], [formaction]")]
    public void Write_WhatRunsOrLoads_IsTakenOut(string markup, string selector)
    {
        Parse(SamplePage.Html(markup)).QuerySelectorAll(selector.Replace("main ", "", StringComparison.Ordinal)).Should().NotBeEmpty();

        var page = Parse(Annotate(SamplePage.Edition(markup), []));

        page.QuerySelectorAll(selector).Where(element => element != page.Body!.LastElementChild).Should().BeEmpty();
        page.Head!.FirstElementChild!.GetAttribute("charset").Should().Be("utf-8");
        page.Head.Children[1].GetAttribute("content").Should().StartWith("default-src 'none'; ");
    }

    [Fact]
    public void Write_PicturesWithinThePage_StayThere() =>
        Parse(Annotate(SamplePage.Edition("<img alt=x src='data:image/png;base64,AA=='>"), []))
            .QuerySelectorAll("img[src]")
            .Should()
            .ContainSingle();

    private static IElement MarkOf(IHtmlDocument page, string anchor) =>
        page.QuerySelector($"#topic_x_{anchor} > .elb-mark") ?? throw new InvalidOperationException($"{anchor} has no mark");

    private static string? Word(IElement mark) => mark.GetAttribute("data-word");

    private static string Annotate(PageEdition edition, IReadOnlyList<VerificationReport> reports) =>
        Text(new AnnotatedPage(edition, reports));

    private static string Text(AnnotatedPage page)
    {
        using var stream = new MemoryStream();
        page.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
