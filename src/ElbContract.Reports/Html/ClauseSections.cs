using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>The clauses of a run by verdict, what failed first; each opens.</summary>
internal static class ClauseSections
{
    /// <summary>What a reader seeks first comes first.</summary>
    internal static readonly (Verdict Verdict, string Title)[] Order =
    [
        (Verdict.Failed, "Failed"),
        (Verdict.Waived, "Waived"),
        (Verdict.NotVerified, "Not verified"),
        (Verdict.Passed, "Passed"),
    ];

    /// <summary>The id of a clause's details.</summary>
    public static string IdOf(ClauseResult clause) => "clause-" + clause.Clause.Id;

    public static void Write(HtmlWriter html, IReadOnlyList<ClauseResult> clauses, Budget budget)
    {
        using var all = html.Within("div", ("id", "clauses"));
        foreach (var (verdict, title) in Order)
        {
            var own = clauses.Where(clause => clause.Verdict == verdict).ToList();
            if (own.Count == 0)
                continue;
            var heading = Words.Of(verdict) + "-clauses";
            using var section = html.Within("section", ("aria-labelledby", heading), ("class", "verdicts"));
            html.Element("h2", title, ("id", heading));
            foreach (var clause in own)
                Write(html, clause, budget);
        }
    }

    private static void Write(HtmlWriter html, ClauseResult clause, Budget budget)
    {
        using var details = html.Within(
            "details",
            [("class", "clause"), ("data-clause", clause.Clause.Id), ("data-verdict", Words.Of(clause.Verdict))]
        );
        using (html.Within("summary"))
        {
            html.Element("h3", clause.Clause.Id);
            html.Element("span", Words.Of(clause.Verdict).Replace('-', ' '), ("class", "badge " + Words.Of(clause.Verdict)));
            html.Element("span", Words.Of(clause.Clause.Strength), ("class", "strength"));
            html.Element("span", Cases(clause), ("class", "number"));
            using var words = html.Within("span", ("class", "words"));
            html.Text(clause.Clause.Sentence);
            if (clause.Reason is { } reason)
                html.Element("span", reason, ("class", "reason"));
        }

        // Within, so that a link to it opens it without a script too.
        using var content = html.Within("div", ("id", IdOf(clause)), ("class", "content"));
        ClauseFacts.Write(html, clause.Clause);
        if (clause.Missing.Count > 0)
            html.Element("p", "For a verdict, give " + string.Join(" and ", clause.Missing) + ".", ("class", "missing"));
        ClauseEvidence.Write(html, clause, budget);
    }

    private static string Cases(ClauseResult clause)
    {
        var departing = clause.Cases.Count(one => one.Verdict is Verdict.Failed or Verdict.Waived);
        return departing == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{clause.Cases.Count} {(clause.Cases.Count == 1 ? "case" : "cases")}")
            : string.Create(CultureInfo.InvariantCulture, $"{departing} of {clause.Cases.Count} cases");
    }
}
