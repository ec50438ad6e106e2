using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ElbContract.Browser;

/// <summary>What keeps people from a page.</summary>
internal static class Accessibility
{
    /// <summary>A line for each element that axe has something against, all details opened; empty where it has nothing. The page's content
    /// security policy is to be bypassed: axe is a script of another.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = true; }");
        var found = await page.RunAxe();
        return [.. found.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {fault.Help}: {node.Html}"))];
    }
}
