using ElbContract.Reports.Annotating;
using ElbContract.Reports.Ledgers;
using ElbContract.Reports.Tests;
using ElbContract.Reports.Tests.Annotating;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The annotated page as a reader has it: opened from disk.</summary>
public sealed class AnnotatedPageTests(Browsing browsing)
{
    private const string Hostile = """
        <script>document.title = "ran"; console.log("ran");</script><img src="http://127.0.0.1:9/x.png" onerror="alert(1)">
        <link rel="stylesheet" href="http://127.0.0.1:9/x.css"><iframe src="http://127.0.0.1:9/"></iframe>
        <svg onload="alert(1)"><script>alert(1)</script></svg><p style="background: url(http://127.0.0.1:9/y.png)">x</p>
        <meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><base href="http://127.0.0.1:9/">
        <a id="trap" href="javascript:alert(1)">a link</a><style>@import "http://127.0.0.1:9/z.css";</style>
        """;

    [Fact]
    public async Task EveryAnchor_HasAMarkThatCanBeSeen()
    {
        await using var open = await OpenAsync(SamplePage.Edition());

        (await open.Page.Locator("main .elb-mark:visible").CountAsync()).Should().Be(Page.Anchors.Count);
        (await open.Page.Locator(".elb-coverage").InnerTextAsync()).Should().StartWith("226 of 226 sentences and cells (100 %): ");
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task FromTheSentenceToTheEvidence_AreTwoClicks()
    {
        await using var open = await OpenAsync(SamplePage.Edition());

        await open.Page.Locator("#topic_x_p49981105113220 .elb-mark").ClickAsync();
        var section = open.Page.Locator(".elb-section:visible");
        (await section.Locator("h3").InnerTextAsync()).Should().Contain("backend-protocol.udp").And.Contain("failed");
        await section.Locator("details.case summary").Nth(1).ClickAsync();

        (await section.Locator("details.case").Nth(1).Locator(".response").IsVisibleAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Panel_OpensAndClosesByKeyboard_AndGivesTheFocusBack()
    {
        await using var open = await OpenAsync(SamplePage.Edition());
        var mark = open.Page.Locator("#topic_x_p49981105113220 .elb-mark");
        await mark.FocusAsync();

        await open.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(open.Page.Locator("#elb-panel")).ToBeFocusedAsync();
        (await mark.GetAttributeAsync("aria-expanded")).Should().Be("true");
        await open.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(open.Page.Locator("#elb-panel")).ToBeHiddenAsync();
        await Assertions.Expect(mark).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Filter_LeavesTheMarksOfAWord()
    {
        await using var open = await OpenAsync(SamplePage.Edition());

        foreach (var box in await open.Page.Locator("[name=word]:not([value=failed])").AllAsync())
            await box.UncheckAsync();

        (await open.Page.Locator(".elb-mark:visible").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.word)"))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(word => word == "failed");
    }

    [Fact]
    public async Task Filter_ShowsTheSignOfEachWord()
    {
        await using var open = await OpenAsync(SamplePage.Edition());
        const string sign = "one => getComputedStyle(one, '::before').content";

        foreach (var word in new[] { "failed", "passed", "free", "not-normative" })
            (await open.Page.Locator($"#elb-filter .elb-{word}").EvaluateAsync<string>(sign))
                .Should()
                .Be(await open.Page.Locator($".elb-mark.elb-{word}").First.EvaluateAsync<string>(sign))
                .And.NotBe("none");
    }

    [Fact]
    public async Task Printing_ShowsAllClauses_AndLeavesThePanelAsItWas()
    {
        await using var open = await OpenAsync(SamplePage.Edition());
        await open.Page.Locator("#topic_x_p49981105113220 .elb-mark").ClickAsync();
        var shown = open.Page.Locator(".elb-section:visible");
        var before = await shown.CountAsync();

        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        (await shown.CountAsync()).Should().BeGreaterThan(before);

        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        (await shown.CountAsync()).Should().Be(before).And.BePositive();
    }

    [Fact]
    public async Task NotNormative_SaysWhy()
    {
        await using var open = await OpenAsync(SamplePage.Edition());
        var anchor = Page.Anchors.First(one => one.NotNormative is not null);

        await open.Page.Locator($"#topic_x_{anchor.Id} .elb-mark").ClickAsync();

        (await open.Page.Locator(".elb-section:visible").InnerTextAsync()).Should().Contain($"{anchor.Id}: {anchor.NotNormative}");
    }

    [Fact]
    public async Task HostilePage_RunsAndLoadsNothing()
    {
        await using var open = await OpenAsync(SamplePage.Edition(Hostile));
        await open.Page.Locator("#trap").ClickAsync();
        foreach (var mark in (await open.Page.Locator(".elb-mark").AllAsync()).Take(3))
            await mark.EvaluateAsync("mark => mark.click()");

        (await open.Page.TitleAsync()).Should().Be("Adding");
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task WithoutScript_MarksLeadToTheClauses()
    {
        await using var open = await OpenAsync(SamplePage.Edition(), new BrowserNewContextOptions { JavaScriptEnabled = false });

        await open.Page.Locator("#topic_x_p49981105113220 .elb-mark").ClickAsync();

        open.Page.Url.Should().EndWith("#elb-backend-protocol.udp");
        (await open.Page.Locator("#elb-backend-protocol\\.udp").IsVisibleAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_FindsNothing(ColorScheme scheme)
    {
        // What axe does of 226 marks takes it a minute.
        await using var open = await OpenAsync(
            SamplePage.Edition(every: 12),
            new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true }
        );
        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();

        await open.Page.Locator(".elb-mark:not(.elb-not-normative)").First.ClickAsync();

        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task NothingStandsBesideTheScreen(int width)
    {
        await using var open = await OpenAsync(
            SamplePage.Edition(),
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
            }
        );
        await open.Page.Locator("#topic_x_p49981105113220 .elb-mark").ClickAsync();

        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task TheRealPage_IsCoveredWhole()
    {
        var page = Environment.GetEnvironmentVariable("ELB_PAGE");
        Assert.SkipWhen(string.IsNullOrEmpty(page), "ELB_PAGE names no copy of the page, which is not in the repository.");
        var edition = PageEdition.Read(await File.ReadAllTextAsync(page!, TestContext.Current.CancellationToken))!;

        await using var open = await OpenAsync(edition, new BrowserNewContextOptions { BypassCSP = true });

        (await open.Page.Locator(".elb-coverage").InnerTextAsync()).Should().StartWith("226 of 226 sentences and cells (100 %): ");
        (await open.Page.Locator("main .elb-mark:visible").CountAsync()).Should().Be(Page.Anchors.Count);
        open.Misdeeds.Should().BeEmpty();
        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();
    }

    private Task<OpenPage> OpenAsync(PageEdition edition, BrowserNewContextOptions? options = null)
    {
        IReadOnlyList<VerificationReport> reports = [Everything.Report];
        return browsing.OpenAsync(stream => new AnnotatedPage(edition, reports).Write(stream), options);
    }
}
