using ElbContract.Reports.Html;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Sites;

/// <summary>Clauses beside implementations: a column a run, so that no run hides another.</summary>
internal static class ImplementationsPage
{
    private static readonly (string Word, string Sign, string Meaning)[] Signs =
    [
        (Words.Passed, "✓", "answered as documented"),
        (Words.Failed, "✗", "departs from the page"),
        (Words.Waived, "~", "departs from the page, and a waiver allows it"),
        (Words.NotVerified, "?", "tested, but the answers do not decide it"),
        (SiteRun.NotGiven, "–", "not tested: an id or a token that it needs was not given"),
        (SiteRun.NotTested, "·", "not tested: the run left it out, or no request shows it"),
    ];

    public static void Write(Stream stream, SiteNavigation site, IReadOnlyList<SiteRun> runs) =>
        SitePage.Write(
            stream,
            site,
            SiteNavigation.Implementations,
            "Implementations",
            "What the runs found, side by side. A clause that was not tested has not failed. Each symbol links to its evidence.",
            html =>
            {
                using (html.Within("dl", ("class", "facts")))
                {
                    foreach (var (word, sign, meaning) in Signs)
                    {
                        using (html.Within("dt"))
                            html.Element("span", sign, ("class", word)).Text($" {word.Replace('-', ' ')}");
                        html.Element("dd", meaning);
                    }
                }

                if (runs.Count == 0)
                    html.Element("p", "No report is given.");
                else
                    WriteTable(html, runs);
            }
        );

    private static void WriteTable(HtmlWriter html, IReadOnlyList<SiteRun> runs)
    {
        using var scroll = html.Within(
            "div",
            ("class", "scroll"),
            ("tabindex", "0"),
            ("role", "region"),
            ("aria-label", "Clauses and runs")
        );
        using var table = html.Within("table", ("class", "side-by-side"));
        using (html.Within("thead"))
        using (html.Within("tr"))
        {
            html.Element("th", "Clause", ("scope", "col"));
            foreach (var run in runs)
            {
                using var head = html.Within("th", ("scope", "col"));
                html.Element("a", run.Name, ("href", run.File));
                html.Element("span", run.About, ("class", "about"));
            }
        }

        foreach (var subject in Catalogue.Clauses.GroupBy(clause => clause.Id.Split('.')[0], StringComparer.Ordinal))
        {
            using var body = html.Within("tbody");
            using (html.Within("tr"))
                html.Element("th", subject.Key, ("scope", "rowgroup"), ("colspan", $"{runs.Count + 1}"), ("class", "subject"));
            foreach (var clause in subject)
            {
                using var row = html.Within("tr");
                using (html.Within("th", ("scope", "row")))
                    SitePage.WriteClause(html, clause.Id);
                foreach (var run in runs)
                    WriteCell(html, run, clause);
            }
        }
    }

    private static void WriteCell(HtmlWriter html, SiteRun run, Clause clause)
    {
        var word = run.Word(clause);
        var (_, sign, _) = Array.Find(Signs, one => one.Word == word);
        using var cell = html.Within("td", ("class", word));
        // An empty cell tells a screen reader nothing, and a sign not much.
        if (run.Of(clause) is null)
            html.Element("span", sign, ("role", "img"), ("aria-label", word.Replace('-', ' ')));
        else
            html.Element("a", sign, ("href", $"{run.File}#clause-{clause.Id}"), ("aria-label", $"{clause.Id}: {word.Replace('-', ' ')}"));
    }
}
