using ElbContract.Reports.Tests;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The HTML report as a reader has it: opened from disk.</summary>
public sealed class HtmlPageTests(Browsing browsing) : IClassFixture<Browsing>
{
    [Fact]
    public async Task FailingCase_ShowsRequestResponseDifferenceAndCurl()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);

        var failing = open.Page.Locator("#failed-backend-protocol\\.udp details.case").First;

        (await failing.Locator(".request").InnerTextAsync())
            .Should()
            .StartWith("POST /v1.0/00000000000000000000000000000001/elbaas/listeners?a=<b>\nX-Auth-Token: elb-contract-token\n")
            .And.Contain("\"name\": \"<a>\"");
        (await failing.Locator(".response").InnerTextAsync())
            .Should()
            .StartWith("HTTP/1.1 200\nX-Nasty: </script>")
            .And.Contain("\"code\": \"ELB.0001\"");
        (await failing.Locator(".difference tbody").InnerTextAsync()).Should().Be("$.status\t400\t200");
        (await failing.Locator(".curl pre").InnerTextAsync())
            .Should()
            .StartWith("curl -X POST \"https://elb.example.com/v1.0/$ELB_PROJECT_ID/elbaas/listeners\"");
        (await failing.Locator(".curl pre").IsVisibleAsync()).Should().BeTrue("the first failing case of a clause is open");
    }

    [Fact]
    public async Task Page_AsksForNothingSaysNothingAndRunsNothingOfTheProvider()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        foreach (var summary in await open.Page.Locator("summary").AllAsync())
            await summary.ClickAsync();

        open.Misdeeds.Should().BeEmpty();
        (await open.Page.Locator("img").CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Filter_ByVerdict_LeavesRowsAndCasesOfThatVerdict()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        (await ShownAsync(open.Page)).Should().Be("6 of 6 clauses");

        foreach (var verdict in new[] { "passed", "failed", "not verified" })
            await open.Page.GetByLabel(verdict, new() { Exact = true }).UncheckAsync();

        (await ShownAsync(open.Page)).Should().Be("1 of 6 clauses");
        (await RowsAsync(open.Page)).Should().Equal("port.range");
        (await SectionsAsync(open.Page)).Should().Equal("Waived");
        open.Misdeeds.Should().BeEmpty();
    }

    [Theory]
    [InlineData("UDP backends", "backend-protocol.udp")]
    [InlineData("draining-only", "tcp-draining-timeout.draining-only")]
    [InlineData("--private-loadbalancer", "certificates.public-only")]
    [InlineData(
        " ",
        "uri.add",
        "backend-protocol.udp",
        "port.range",
        "certificates.public-only",
        "tcp-draining-timeout.draining-only",
        "ssl-ciphers.suites"
    )]
    [InlineData("no such words")]
    public async Task Filter_ByText_FindsIdsWordsAndReasons(string text, params string[] clauses)
    {
        await using var open = await browsing.OpenAsync(Everything.Report);

        await open.Page.GetByLabel("Clause", new() { Exact = true }).FillAsync(text);

        (await RowsAsync(open.Page)).Should().Equal(clauses);
        (await open.Page.Locator("article:visible h3").AllInnerTextsAsync()).Should().BeSubsetOf(clauses);
    }

    [Fact]
    public async Task Link_ToWhatTheFilterHides_ShowsItAgain()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        await open.Page.GetByLabel("failed", new() { Exact = true }).UncheckAsync();

        await open.Page.Locator(".jump a").ClickAsync();

        (await open.Page.Locator("article:target").IsVisibleAsync()).Should().BeTrue();
        (await open.Page.GetByLabel("failed", new() { Exact = true }).IsCheckedAsync()).Should().BeTrue();
    }

    // The clipboard is one for all pages, and the page in front has it.
    [Fact(DisableParallelization = true)]
    public async Task Copy_PutsTheCurlLineOnTheClipboard()
    {
        await using var open = await browsing.OpenAsync(
            Everything.Report,
            new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] }
        );
        var button = open.Page.Locator("button.copy:visible").First;

        await button.ClickAsync();

        await open.Page.WaitForFunctionAsync("() => document.getElementById('said').textContent === 'The curl line is copied.'");
        (await open.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"))
            .Should()
            .Be(Everything.Report.Clauses[1].Cases[1].Curl);
    }

    [Fact]
    public async Task WithoutScript_EverythingCanBeRead()
    {
        await using var open = await browsing.OpenAsync(Everything.Report, new BrowserNewContextOptions { JavaScriptEnabled = false });

        var second = open.Page.Locator("#failed-backend-protocol\\.udp details.case").Nth(1);
        await second.Locator("summary").ClickAsync();

        (await second.Locator(".response").IsVisibleAsync()).Should().BeTrue();
        (await open.Page.Locator("form, button.copy").EvaluateAllAsync<bool>("all => all.every(one => one.hidden)"))
            .Should()
            .BeTrue("what needs a script is not shown without");
        (await RowsAsync(open.Page)).Should().HaveCount(6);
    }

    [Fact]
    public async Task Keyboard_ReachesTheClausesAndOpensCases()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);

        await open.Page.Keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).Should().Be("Skip to the clauses");
        var second = open.Page.Locator("#failed-backend-protocol\\.udp details.case").Nth(1);
        await second.Locator("summary").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");

        (await second.Locator(".curl pre").IsVisibleAsync()).Should().BeTrue();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_HasContrast(ColorScheme scheme)
    {
        await using var open = await browsing.OpenAsync(Everything.Report, new BrowserNewContextOptions { ColorScheme = scheme });

        (await open.Page.EvaluateAsync<string[]>(Contrast.Script)).Should().BeEmpty("text is read at a contrast of 4.5 or more");
    }

    [Fact]
    public async Task NarrowScreen_HasNothingBesideIt()
    {
        await using var open = await browsing.OpenAsync(
            Everything.Report,
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 360, Height = 740 },
            }
        );
        await open.Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = true; }");

        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().Be(360);
    }

    private static Task<string> ShownAsync(IPage page) => page.Locator("#shown").InnerTextAsync();

    private static Task<IReadOnlyList<string>> RowsAsync(IPage page) => page.Locator("tr[data-clause]:visible th").AllInnerTextsAsync();

    private static Task<IReadOnlyList<string>> SectionsAsync(IPage page) => page.Locator("section.cases:visible h2").AllInnerTextsAsync();
}
