using ElbContract.Emulator;
using ElbContract.Emulator.Personalities;
using ElbContract.Proof.Clients;
using ElbContract.Reports.Clients;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The page of a client as a reader has it: opened from disk.</summary>
public sealed class ClientPageTests(Browsing browsing)
{
    private static readonly ClientRun Failing = Run(Personalities.All[^1], ClientOutcome.Failed);

    private static readonly ClientReport Report = new()
    {
        Program = "client.py",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(6),
        Runs = [Run(Personality.Ordinary, ClientOutcome.Survived), Failing, Run(Personalities.All[1], ClientOutcome.TimedOut)],
        Weaknesses = [new ClientWeakness([Failing.Personality.Taken()[0]], IsSmallest: true, Failing, [Failing.Personality.Name])],
        Unsteady = [Personalities.All[1].Name],
    };

    [Fact]
    public async Task Page_ShowsTheFreedomTheExchangeAndTheProviders()
    {
        await using var open = await browsing.OpenAsync(stream => ClientPage.Write(Report, stream), new BrowserNewContextOptions());

        await open.Page.Locator(".clause summary").ClickAsync();
        var text = await open.Page.InnerTextAsync("body");

        text.Should()
            .ContainAll(Failing.Personality.Taken()[0].ToString(), "/v1.0/project/elbaas/listeners", "a line <b>that</b> it printed");
        foreach (var run in Report.Runs)
            text.Should().Contain(run.Personality.Name);
        open.Misdeeds.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_FindsNothing(ColorScheme scheme)
    {
        await using var open = await browsing.OpenAsync(
            stream => ClientPage.Write(Report, stream),
            new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true }
        );

        (await Accessibility.FaultsAsync(open.Page)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task NothingStandsBesideTheScreen(int width)
    {
        await using var open = await browsing.OpenAsync(
            stream => ClientPage.Write(Report, stream),
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
            }
        );

        await open.Page.Locator(".clause summary").ClickAsync();

        (await open.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task Summary_HasNothingAboveSomethingElse()
    {
        await using var open = await browsing.OpenAsync(
            stream => ClientPage.Write(Report, stream),
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            }
        );

        // What follows begins to the right of what stands before it.
        var overlaps = await open.Page.EvaluateAsync<int>(
            """
            () => {
                const boxes = [...document.querySelectorAll('.clause > summary > *')].map(one => one.getBoundingClientRect());
                const isAbove = (box, index) => box.width > 0 && boxes.slice(0, index).some(other => other.right > box.left);
                return boxes.filter(isAbove).length;
            }
            """
        );
        overlaps.Should().Be(0);
    }

    private static ClientRun Run(Personality personality, ClientOutcome outcome) =>
        new()
        {
            Personality = personality,
            Outcome = outcome,
            ExitCode = outcome is ClientOutcome.Failed ? 1 : 0,
            Calls = 2,
            Last = new AnsweredCall(DateTimeOffset.UnixEpoch, "POST", "/v1.0/project/elbaas/listeners", 200, [])
            {
                RequestBody = "{\"name\":\"web\"}"u8.ToArray(),
                ResponseBody = "{\"id\":\"1\"}"u8.ToArray(),
            },
            Printed = $"{new string('x', 500)}\na line <b>that</b> it printed",
            Duration = TimeSpan.FromSeconds(1),
        };
}
