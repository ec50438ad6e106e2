using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>A page in the browser, and what it did that it should not: see <see cref="Misdeeds"/>.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    /// <summary>In milliseconds: for whatever is to come.</summary>
    private const float Patience = 120_000;

    private readonly IBrowserContext _context;
    private readonly Uri _own;
    private readonly ConcurrentQueue<string> _misdeeds = new();

    private OpenPage(IBrowserContext context, IPage page, Uri own)
    {
        _context = context;
        _own = own;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>Whatever it asked for beyond itself, wrote to the console, threw, or had to be answered.</summary>
    public IReadOnlyList<string> Misdeeds => [.. _misdeeds];

    /// <param name="context">Ends with the page.</param>
    /// <param name="address">What to open.</param>
    /// <param name="own">What it may lead to: a folder; null for itself alone.</param>
    public static async Task<OpenPage> OpenAsync(IBrowserContext context, Uri address, Uri? own = null)
    {
        // A page can be large, and the machine busy with the tests beside.
        context.SetDefaultTimeout(Patience);
        var open = new OpenPage(context, await context.NewPageAsync(), own ?? address);
        open.Watch();
        await open.Page.GotoAsync(address.AbsoluteUri);
        return open;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private bool IsOwn(string url) =>
        url == _own.AbsoluteUri || (_own.AbsoluteUri.EndsWith('/') && url.StartsWith(_own.AbsoluteUri, StringComparison.Ordinal));

    private void Watch()
    {
        _context.Request += (_, request) =>
        {
            if (!IsOwn(request.Url.Split('#')[0]))
                _misdeeds.Enqueue("asks for " + request.Url);
        };
        Page.Console += (_, message) => _misdeeds.Enqueue("writes to the console: " + message.Text);
        Page.PageError += (_, error) => _misdeeds.Enqueue("throws: " + error);
        Page.Dialog += async (_, dialog) =>
        {
            _misdeeds.Enqueue("opens a dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
    }
}
