using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Html;

/// <summary>What pages have in common.</summary>
internal static class PageParts
{
    /// <summary>The strengths of clauses, and what they ask of a provider.</summary>
    public static IEnumerable<(string Word, string Meaning)> Strengths =>
        Enum.GetValues<Strength>().Select(strength => (Words.Of(strength), $"A provider {Words.InPlainWords(strength)}."));

    /// <summary>The API and the program that wrote the page, in one line.</summary>
    public static string Subject(string version) => $"{Tool.Subject} · {Tool.Name} {version}";

    /// <summary>The head of a page without scripts.</summary>
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

    /// <summary>Opens to what the words of the page mean.</summary>
    public static void WriteLegend(HtmlWriter html, IEnumerable<(string Word, string Meaning)> words)
    {
        using var details = html.Within("details", ("class", "legend"));
        html.Element("summary", "What the words mean");
        using var list = html.Within("dl", ("class", "facts"));
        foreach (var (word, meaning) in words)
            html.Element("dt", word).Element("dd", meaning);
    }

    /// <summary>What was expected and what came, a row each.</summary>
    public static void WriteDifference(HtmlWriter html, IReadOnlyList<Finding> findings)
    {
        html.Element("h4", "Difference");
        using var table = html.Within("table", ("class", "difference"));
        using (html.Within("thead"))
        using (html.Within("tr"))
            foreach (var column in new[] { "Where", "Expected", "Actual" })
                html.Element("th", column, ("scope", "col"));
        using var body = html.Within("tbody");
        foreach (var finding in findings)
        {
            using var row = html.Within("tr");
            html.Element("th", finding.Where, ("scope", "row"))
                .Element("td", finding.Expected.ToString()!)
                .Element("td", finding.Actual, ("class", "actual"));
        }
    }
}
