using ElbContract.Reports.Tests;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The HTML report as a reader has it: opened from disk.</summary>
public sealed class HtmlPageTests(Browsing browsing)
{
    [Fact]
    public async Task FailingCase_ShowsRequestResponseDifferenceAndCurl()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);

        await open.Page.Locator(".jump a").ClickAsync();
        var failing = open.Page.Locator("#clause-backend-protocol\\.udp details.case").First;

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
            await summary.EvaluateAsync("summary => summary.click()");

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
    [InlineData("p49981105113220", "backend-protocol.udp")]
    [InlineData("Port 0 is refused", "port.range")]
    [InlineData("ELB.0001", "backend-protocol.udp")]
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
    public async Task Filter_ByText_FindsAnchorsCasesAndWords(string text, params string[] clauses)
    {
        await using var open = await browsing.OpenAsync(Everything.Report);

        await open.Page.GetByLabel("Search").FillAsync(text);

        (await RowsAsync(open.Page)).Should().BeEquivalentTo(clauses);
        (await open.Page.Locator("#nothing").IsVisibleAsync()).Should().Be(clauses.Length == 0);
    }

    [Fact]
    public async Task Link_ToWhatTheFilterHides_ShowsItAgain()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        await open.Page.GetByLabel("failed", new() { Exact = true }).UncheckAsync();

        await open.Page.Locator(".jump a").ClickAsync();

        (await open.Page.Locator(".content:target").IsVisibleAsync()).Should().BeTrue();
        (await open.Page.GetByLabel("failed", new() { Exact = true }).IsCheckedAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task Filter_IsInTheAddress_AndTakenFromIt()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        await open.Page.GetByLabel("Search").FillAsync("listener");
        await open.Page.GetByLabel("passed", new() { Exact = true }).UncheckAsync();
        var (address, shown) = (open.Page.Url, await RowsAsync(open.Page));

        await open.Page.GotoAsync("about:blank");
        await open.Page.GotoAsync(address);

        address.Should().EndWith("#text=listener&verdict=failed%2Cwaived%2Cnot-verified");
        (await open.Page.GetByLabel("Search").InputValueAsync()).Should().Be("listener");
        (await open.Page.GetByLabel("passed", new() { Exact = true }).IsCheckedAsync()).Should().BeFalse();
        (await RowsAsync(open.Page)).Should().Equal(shown).And.NotBeEmpty();
    }

    [Fact]
    public async Task NothingMatches_CanBeUndone()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        await open.Page.GetByLabel("Search").FillAsync("no such words");

        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();

        await Assertions.Expect(open.Page.Locator("#shown")).ToHaveTextAsync("6 of 6 clauses");
        open.Page.Url.Should().NotContain("such");
    }

    [Fact]
    public async Task EveryClause_OpensByAClick()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);

        foreach (var clause in await open.Page.Locator(".clause").AllAsync())
        {
            await clause.Locator("> summary").ClickAsync();
            (await clause.Locator(".facts").IsVisibleAsync()).Should().BeTrue();
        }
    }

    [Fact]
    public async Task Printing_OpensTheEvidence_AndClosesItAfterwards()
    {
        await using var open = await browsing.OpenAsync(Everything.Report);
        const string closed = "() => document.querySelectorAll('details:not([open])').length";
        var before = await open.Page.EvaluateAsync<int>(closed);

        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        (await open.Page.EvaluateAsync<int>(closed)).Should().Be(0);
        (await open.Page.Locator(".curl pre").First.IsVisibleAsync()).Should().BeTrue();

        await open.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        (await open.Page.EvaluateAsync<int>(closed)).Should().Be(before).And.BePositive();
    }

    // The clipboard is one for all pages, and the page in front has it.
    [Fact(DisableParallelization = true)]
    public async Task Copy_PutsTheCurlLineOnTheClipboard()
    {
        await using var open = await browsing.OpenAsync(
            Everything.Report,
            new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] }
        );
        await open.Page.Locator(".jump a").ClickAsync();
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

        await open.Page.Locator(".jump a").ClickAsync();
        var second = open.Page.Locator("#clause-backend-protocol\\.udp details.case").Nth(1);
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
        await open.Page.Locator(".clause > summary").First.FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        var second = open.Page.Locator("#clause-backend-protocol\\.udp details.case").Nth(1);
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

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_FindsNothing(ColorScheme scheme)
    {
        await using var open = await browsing.OpenAsync(
            Everything.Report,
            new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true }
        );

        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();
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

        (
            await open.Page.EvaluateAsync<string[]>(
                "() => [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > 361).map(one => "
                    + "one.tagName + '.' + one.className + ': ' + one.textContent.slice(0, 40))"
            )
        )
            .Should()
            .BeEmpty();
        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().Be(360);
    }

    private static Task<string> ShownAsync(IPage page) => page.Locator("#shown").InnerTextAsync();

    private static Task<IReadOnlyList<string>> RowsAsync(IPage page) => page.Locator("[data-clause]:visible h3").AllInnerTextsAsync();

    private static Task<IReadOnlyList<string>> SectionsAsync(IPage page) =>
        page.Locator("section.verdicts:visible h2").AllInnerTextsAsync();
}
