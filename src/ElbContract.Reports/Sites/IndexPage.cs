using System.Globalization;
using ElbContract.Reports.Html;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Sites;

/// <summary>Where a reader begins: the last run of each provider, verdicts over time, and what else there is.</summary>
internal static class IndexPage
{
    private static readonly string[] Columns = ["Provider", "Verdict", "Passed", "Failed", "Waived", "Not verified", "How and when"];

    public static void Write(Stream stream, SiteNavigation site, IReadOnlyList<SiteRun> runs, string coverage) =>
        SitePage.Write(
            stream,
            site,
            SiteNavigation.Index,
            "Adding a Listener: contract and verdicts",
            coverage,
            html =>
            {
                html.Element("p", PageParts.Subject(Tool.Version), ("class", "about"));
                using (html.Within("ul", ("class", "pages")))
                {
                    foreach (var (file, title) in site.Pages.Where(page => page.File != SiteNavigation.Index))
                    {
                        using var item = html.Within("li");
                        html.Element("a", title, ("href", file)).Element("span", About(file), ("class", "about"));
                    }
                }

                WriteRuns(html, runs);
            }
        );

    private static string About(string file) =>
        file switch
        {
            SiteNavigation.Ledger => "every documented behaviour, what tests it, and what runs found",
            SiteNavigation.Page => "the page, each sentence with its verdict",
            SiteNavigation.Features => "the specification in words",
            SiteNavigation.Findings => "where the page contradicts itself, and how it is read",
            SiteNavigation.Implementations => "runs side by side",
            SiteNavigation.LivingDocumentation => "how every scenario ended, with what was sent and answered, as Cucumber shows it",
            SiteNavigation.Matrix => "which seeded faults the contract catches",
            _ => "the call as an OpenAPI document",
        };

    private static void WriteRuns(HtmlWriter html, IReadOnlyList<SiteRun> runs)
    {
        if (runs.Count == 0)
        {
            html.Element("p", "No report of a run is given: elb-contract verify --report json=FILE writes one.");
            return;
        }

        using (html.Within("section", ("aria-labelledby", "over-time")))
        {
            html.Element("h2", "Over time", ("id", "over-time"));
            VerdictChart.Write(html, runs);
        }

        PageParts.WriteTable(html, "Runs", "runs", Columns, runs, WriteRow);
    }

    private static void WriteRow(HtmlWriter html, SiteRun run)
    {
        using (html.Within("th", ("scope", "row")))
            html.Element("a", run.Name, ("href", run.File));
        using (html.Within("td"))
            html.Element("span", Words.Of(run.Report.Verdict).Replace('-', ' '), ("class", "badge " + Words.Of(run.Report.Verdict)));
        foreach (var verdict in new[] { Verdict.Passed, Verdict.Failed, Verdict.Waived, Verdict.NotVerified })
            html.Element(
                "td",
                run.Report.Count(verdict).ToString(CultureInfo.InvariantCulture),
                ("class", "number"),
                ("data-of", Words.Of(verdict).Replace('-', ' '))
            );
        html.Element("td", run.About);
    }
}
