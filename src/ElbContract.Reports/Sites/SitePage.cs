using System.Text;
using ElbContract.Reports.Html;

namespace ElbContract.Reports.Sites;

/// <summary>What the site's own pages have in common.</summary>
internal static class SitePage
{
    /// <param name="stream">Left open.</param>
    /// <param name="site">The links to the other pages.</param>
    /// <param name="file">The name that the page has in the site.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="about">One line below it.</param>
    /// <param name="write">Writes the main part.</param>
    public static void Write(Stream stream, SiteNavigation site, string file, string title, string about, Action<HtmlWriter> write)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var html = new HtmlWriter(writer);
        html.Raw("<!DOCTYPE html>\n");
        using var root = html.Within("html", ("lang", "en"));
        PageParts.WriteHead(html, title);
        using var body = html.Within("body", ("class", "site"));
        html.Element("a", "Skip to the content", ("href", "#content"), ("class", "skip"));
        site.Write(html, file);
        using (html.Within("header"))
        {
            html.Element("h1", title);
            html.Element("p", about, ("class", "run-reason"));
        }

        using var main = html.Within("main", ("id", "content"));
        write(html);
    }

    /// <summary>A link to a clause in the ledger.</summary>
    public static void WriteClause(HtmlWriter html, string clause) =>
        html.Element("a", clause, ("href", $"{SiteNavigation.Ledger}#{clause}"), ("class", "clause-link"));

    /// <summary>What a run says of a clause, as a link to the evidence where there is some.</summary>
    public static void WriteVerdict(HtmlWriter html, SiteRun run, string clause, string word)
    {
        var text = word.Replace('-', ' ');
        if (run.Report.Clauses.Any(result => result.Clause.Id == clause))
            html.Element("a", text, ("href", $"{run.File}#clause-{clause}"), ("class", "badge " + word));
        else
            html.Element("span", text, ("class", "badge " + word));
    }
}
