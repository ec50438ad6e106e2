namespace ElbContract.Reports.Html;

/// <summary>What pages without scripts have in common.</summary>
internal static class PageParts
{
    public static void WriteHead(HtmlWriter html, string title)
    {
        using var head = html.Within("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            ("content", $"default-src 'none'; style-src {Asset.Style.Source}; base-uri 'none'; form-action 'none'")
        );
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", title);
        using (html.Within("style"))
            html.Raw(Asset.Style.Text);
    }

    /// <summary>A section with a table, a row each.</summary>
    /// <param name="html">Within the page's main part.</param>
    /// <param name="title">The heading of the section.</param>
    /// <param name="id">The heading's id.</param>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="all">What has a row.</param>
    /// <param name="writeRow">Writes the cells of a row.</param>
    public static void WriteTable<T>(
        HtmlWriter html,
        string title,
        string id,
        string[] columns,
        IReadOnlyList<T> all,
        Action<HtmlWriter, T> writeRow
    )
    {
        using var section = html.Within("section", ("aria-labelledby", id));
        html.Element("h2", title, ("id", id));
        using var table = html.Within("table", ("class", "clauses"));
        using (html.Within("thead"))
        using (html.Within("tr"))
            foreach (var column in columns)
                html.Element("th", column, ("scope", "col"));
        using var body = html.Within("tbody");
        foreach (var one in all)
        {
            using var row = html.Within("tr");
            writeRow(html, one);
        }
    }
}
