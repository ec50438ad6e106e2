using ElbContract.Reports.Html;
using ElbContract.Verification.Verdicts;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ElbContract.Browser.Browsing))]

namespace ElbContract.Browser;

/// <summary>One headless browser for all tests, and a folder of pages that it opens from disk.</summary>
public sealed class Browsing : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } path)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                // Chromium refuses to run in its sandbox as root.
                Args = Environment.IsPrivilegedProcess ? [.. Quiet, "--no-sandbox"] : Quiet,
            }
        );
    }

    /// <summary>Writes the page of a report and opens it from disk; skips the test where there is no browser.</summary>
    internal Task<OpenPage> OpenAsync(VerificationReport report, BrowserNewContextOptions? options = null) =>
        OpenAsync(stream => HtmlReport.Write(report, stream), options);

    /// <summary>Writes a page and opens it from disk; skips the test where there is no browser.</summary>
    internal async Task<OpenPage> OpenAsync(Action<Stream> write, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.html");
        await using (var stream = File.Create(file))
            write(stream);
        return await OpenPage.OpenAsync(await _browser!.NewContextAsync(options), new Uri(file));
    }

    /// <summary>A window of its own; skips the test where there is no browser.</summary>
    internal async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, Chromium.Missing);
        return await _browser!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
