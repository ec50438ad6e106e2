using ElbContract.Emulator;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>The page about its calls that an emulator serves.</summary>
public sealed class ReferencePageTests(Browsing browsing)
{
    [Fact]
    public async Task Page_ShowsTheCall_AndAsksForNothingBeyondTheEmulator()
    {
        await using var emulator = await ElbEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var open = await OpenPage.OpenAsync(
            await browsing.ContextAsync(new BrowserNewContextOptions()),
            new Uri(emulator.BaseAddress, "docs"),
            emulator.BaseAddress
        );

        await open.Page.GetByText("Add a listener").First.WaitForAsync();
        // Whatever it does once it is drawn has begun by then.
        await open.Page.EvaluateAsync("() => new Promise(settled => requestIdleCallback(() => settled()))");

        // Scalar says which version it is.
        open.Misdeeds.Where(misdeed => !misdeed.StartsWith("writes to the console: @scalar/api-reference@", StringComparison.Ordinal))
            .Should()
            .BeEmpty();
    }
}
