using System.Globalization;
using ElbContract.Reports.Html;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Sites;

/// <summary>Where the page contradicts itself: what is said where, how it is read, what depends on it, and what providers do.</summary>
internal static class FindingsPage
{
    private const string Observed = "observed: ";

    public static void Write(Stream stream, SiteNavigation site, IReadOnlyList<SiteRun> runs) =>
        SitePage.Write(
            stream,
            site,
            SiteNavigation.Findings,
            "Findings",
            $"The page contradicts itself, or leaves a gap, in {Catalogue.Contradictions.Count} places.",
            html =>
            {
                foreach (var contradiction in Catalogue.Contradictions)
                    Write(html, contradiction, runs);
            }
        );

    private static void Write(HtmlWriter html, Contradiction contradiction, IReadOnlyList<SiteRun> runs)
    {
        var number = contradiction.Number.ToString(CultureInfo.InvariantCulture);
        using var article = html.Within("article", ("id", "finding-" + number));
        html.Element("h2", $"{number}. {contradiction.Sentence}");
        using var facts = html.Within("dl", ("class", "facts"));
        html.Element("dt", "Read as").Element("dd", contradiction.Reading);
        html.Element("dt", "On the page").Element("dd", string.Join(' ', contradiction.Anchors), ("class", "anchors"));
        html.Element("dt", "Depends on it");
        using (html.Within("dd"))
        {
            if (contradiction.Clauses.Count == 0)
                html.Text("no clause");
            foreach (var clause in contradiction.Clauses)
            {
                SitePage.WriteClause(html, clause);
                html.Text(" ");
            }
        }

        html.Element("dt", "Seen");
        using var seen = html.Within("dd");
        var all = runs.SelectMany(run => contradiction.Clauses.SelectMany(clause => Seen(run, clause))).ToList();
        if (all.Count == 0)
        {
            html.Text(contradiction.Clauses.Count == 0 ? "no clause, so nothing is judged" : "no report here is about its clauses");
            return;
        }

        using var list = html.Within("ul");
        foreach (var (run, clause, words) in all)
        {
            using var item = html.Within("li");
            html.Element("a", run.Name, ("href", $"{run.File}#clause-{clause}"));
            html.Text($" ({run.About}), {clause}: {words}");
        }
    }

    // What was observed where the page leaves it open, the same once with how often; else the verdict.
    private static IEnumerable<(SiteRun Run, string Clause, string Words)> Seen(SiteRun run, string id)
    {
        if (Catalogue.Find(id) is not { } clause || run.Of(clause) is not { } result)
            return [];
        var words = result
            .Cases.Select(one => Seen(clause, one))
            .OfType<string>()
            .CountBy(seen => seen, StringComparer.Ordinal)
            .Select(seen => $"{seen.Key} in {Counted.Of(seen.Value, "case")}")
            .ToList();
        if (words.Count == 0)
            words.Add(IsObserved(result.Reason) ? result.Reason![Observed.Length..] : run.Word(clause).Replace('-', ' '));
        return [(run, id, string.Join(", ", words))];
    }

    private static string? Seen(Clause clause, CaseResult one) =>
        IsObserved(one.Reason) ? one.Reason![Observed.Length..]
        : clause.Strength == Strength.Either && one is { Verdict: Verdict.Passed, Status: { } status }
            ? status.ToString(CultureInfo.InvariantCulture)
        : null;

    private static bool IsObserved(string? reason) => reason?.StartsWith(Observed, StringComparison.Ordinal) == true;
}
