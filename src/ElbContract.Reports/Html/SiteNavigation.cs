namespace ElbContract.Reports.Html;

/// <summary>The pages of a site that every page links to.</summary>
/// <param name="Pages">File and title, in the order of the links.</param>
internal sealed record SiteNavigation(IReadOnlyList<(string File, string Title)> Pages)
{
    public const string Index = "index.html";
    public const string Ledger = "clauses.html";
    public const string Page = "page.html";
    public const string Features = "features.html";
    public const string Findings = "findings.html";
    public const string Implementations = "implementations.html";
    public const string LivingDocumentation = "living-documentation.html";
    public const string Matrix = "matrix.html";
    public const string OpenApi = "openapi.html";

    /// <param name="html">Where the links are written.</param>
    /// <param name="here">The file that they are written to; null for a page that none of them leads to.</param>
    public void Write(HtmlWriter html, string? here)
    {
        using var nav = html.Within("nav", ("aria-label", "Site"));
        using var list = html.Within("ul");
        foreach (var (file, title) in Pages)
        {
            using var item = html.Within("li");
            if (file == here)
                html.Element("a", title, ("href", file), ("aria-current", "page"));
            else
                html.Element("a", title, ("href", file));
        }
    }
}
