using ElbContract.Reports.Checking;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Checking;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The page of a check as a reader has it: opened from disk.</summary>
public sealed class CheckPageTests(Browsing browsing)
{
    private static readonly Finding Departure = new("backend-protocol.udp", "$.status", new Expected.Value("400"), "200");

    private static readonly CheckReport Departing = new()
    {
        Files = [new("a.har", 40)],
        Sides = [Side.Client, Side.Provider],
        Listeners = 40,
        Others = 0,
        Unreadable = 0,
        Departures = new Dictionary<Side, long> { [Side.Client] = 0, [Side.Provider] = 12 },
        Silences = new Dictionary<Silence, long>(),
        Groups =
        [
            new()
            {
                Side = Side.Provider,
                Finding = Departure,
                Shape = FindingShape.Of(Departure),
                Count = 12,
                First = new("a.har", 3),
                Curl = "curl -X POST \"$ELB_ENDPOINT/" + new string('x', 500) + '"',
            },
        ],
        Problems = [],
    };

    [Fact]
    public async Task Departure_OpensToItsClauseDifferenceScenariosAndRequest()
    {
        await using var open = await OpenAsync(new BrowserNewContextOptions());
        var departure = open.Page.Locator(".clause");
        (await departure.Locator("pre").First.IsVisibleAsync()).Should().BeFalse();

        await departure.Locator("summary").ClickAsync();

        (await departure.Locator(".facts").InnerTextAsync()).Should().Contain("has to refuse").And.Contain("p49981105113220");
        (await departure.Locator(".difference tbody").InnerTextAsync()).Should().Be("$.status\t400\t200");
        (await departure.Locator(".scenario").InnerTextAsync()).Should().StartWith("Rule: A UDP listener forwards to UDP backends only");
        (await departure.Locator("pre").Last.InnerTextAsync()).Should().StartWith("curl -X POST");
        open.Misdeeds.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_FindsNothing(ColorScheme scheme)
    {
        await using var open = await OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });

        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task NothingStandsBesideTheScreen(int width)
    {
        await using var open = await OpenAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
            }
        );
        await open.Page.Locator(".clause summary").ClickAsync();

        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
    }

    private Task<OpenPage> OpenAsync(BrowserNewContextOptions options) =>
        browsing.OpenAsync(stream => CheckPage.Write(Departing, stream), options);
}
