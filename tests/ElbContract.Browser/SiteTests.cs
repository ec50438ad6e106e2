using ElbContract.Reports.Ledgers;
using ElbContract.Reports.Sites;
using ElbContract.Reports.Tests.Sites;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The site as a reader has it: opened from disk.</summary>
public sealed class SiteTests(Browsing browsing) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-site-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FromTheSentenceToTheEvidenceOfTheLastRun_AreThreeClicks()
    {
        SampleSite.Of().Write(_folder);
        await using var open = await OpenAsync("page.html");

        await open.Page.Locator("#topic_x_p49981105113220 .elb-mark").ClickAsync();
        await open.Page.Locator(".elb-section:visible .elb-evidence").ClickAsync();
        var evidence = open.Page.Locator("#clause-backend-protocol\\.udp");
        await evidence.Locator("details.case summary").First.ClickAsync();

        (await evidence.Locator("details.case .response").First.IsVisibleAsync()).Should().BeTrue();
        open.Page.Url.Should().Contain("/run-20260103-030405.html#", "that is the last run");
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task LargeGivenPage_IsPackedAndShownAsItIs()
    {
        var given = Path.Combine(_folder, "given.html");
        var same = string.Concat(Enumerable.Repeat("<p>the same words again</p>", 30_000));
        await File.WriteAllTextAsync(
            given,
            "<html><body><div id=\"content\">Grüße</div><script>const all = [{\"id\":\"ABCDEFGHIJKLMNOPQRSTUV\"}, "
                + "{\"ofId\":\"ABCDEFGHIJKLMNOPQRSTUV\"}]; document.getElementById('content').textContent += all[0].id === all[1].ofId;"
                + $"</script>{same}</body></html>",
            TestContext.Current.CancellationToken
        );

        new Site(new Ledger([]), [], livingDocumentation: given).Write(Path.Combine(_folder, "site"));
        await using var open = await OpenAsync("site/living-documentation.html");

        await Assertions.Expect(open.Page.Locator("#content")).ToHaveTextAsync("Grüßetrue");
        (await open.Page.Locator("p").CountAsync()).Should().Be(30_000);
        new FileInfo(Path.Combine(_folder, "site/living-documentation.html")).Length.Should().BeLessThan(50_000);
        open.Misdeeds.Should().BeEmpty();
    }

    [Fact]
    public async Task EveryLinkOfTheNavigation_OpensAPageThatAsksForNothing()
    {
        SampleSite.Of().Write(_folder);
        await using var open = await OpenAsync("index.html");

        foreach (var title in await open.Page.Locator("nav a").AllInnerTextsAsync())
        {
            await open.Page.Locator("nav").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
            await Assertions.Expect(open.Page.Locator("nav [aria-current]")).ToHaveTextAsync(title);
        }

        open.Misdeeds.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_FindsNothing(ColorScheme scheme)
    {
        // What axe does of 226 marks takes it a minute.
        foreach (var file in SampleSite.Of(every: 12).Write(_folder))
        {
            await using var open = await OpenAsync(file, new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });
            (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty(file);
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task NothingStandsBesideTheScreen(int width)
    {
        foreach (var file in SampleSite.Of().Write(_folder))
        {
            await using var open = await OpenAsync(
                file,
                new BrowserNewContextOptions
                {
                    ViewportSize = new ViewportSize { Width = width, Height = 800 },
                }
            );
            (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, file);
        }
    }

    [Fact]
    public async Task NarrowScreen_NamesTheNumbersWhoseHeadsItHides()
    {
        SampleSite.Of().Write(_folder);
        await using var open = await OpenAsync(
            "clauses.html",
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 390, Height = 800 },
            }
        );

        (await open.Page.Locator("td.number").First.EvaluateAsync<string>("one => getComputedStyle(one, '::after').content"))
            .Should()
            .Contain("interactions");
    }

    private async Task<OpenPage> OpenAsync(string file, BrowserNewContextOptions? options = null) =>
        await OpenPage.OpenAsync(
            await browsing.ContextAsync(options ?? new()),
            new Uri(Path.Combine(_folder, file)),
            new Uri(_folder + "/")
        );
}
