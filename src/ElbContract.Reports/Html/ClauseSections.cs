using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>The clauses of a run by verdict, what failed first; each opens.</summary>
internal static class ClauseSections
{
    private static readonly (Verdict Verdict, string Title)[] Order =
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
            html.Element("p", "To have a verdict, give " + string.Join(" and ", clause.Missing) + ".", ("class", "missing"));
        WriteCases(html, clause, budget);
    }

    private static string Cases(ClauseResult clause)
    {
        var departing = clause.Cases.Count(one => one.Verdict is Verdict.Failed or Verdict.Waived);
        return departing == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{clause.Cases.Count} {(clause.Cases.Count == 1 ? "case" : "cases")}")
            : string.Create(CultureInfo.InvariantCulture, $"{departing} of {clause.Cases.Count} cases");
    }

    // What departs comes first: it is what a reader seeks, and what is told in full while there is room.
    private static void WriteCases(HtmlWriter html, ClauseResult clause, Budget budget)
    {
        var cases = clause.Cases.OrderBy(one => Array.FindIndex(Order, order => order.Verdict == one.Verdict)).ToList();
        if (cases.Count == 0)
        {
            html.Element("p", "No request of this run is about it alone.", ("class", "about"));
            return;
        }

        var told = 0;
        foreach (
            var one in cases
                .Take(Budget.CasesOfAClause)
                .Select((one, index) => InFull(one, isOpen: index == 0 && clause.Verdict == Verdict.Failed))
                .TakeWhile(budget.Spend)
        )
        {
            html.Raw(one);
            told++;
        }

        if (told < cases.Count)
            WriteBriefly(html, cases[told..], afterOthers: told > 0);
    }

    private static void WriteBriefly(HtmlWriter html, List<CaseResult> cases, bool afterOthers)
    {
        using var details = html.Within("details", ("class", "brief"));
        html.Element(
            "summary",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cases.Count} {(afterOthers ? "more " : "")}{(cases.Count == 1 ? "case" : "cases")}"
            )
        );
        html.Element("p", "In brief, to keep this page small: the json and har reports have all of them.", ("class", "about"));
        using var list = html.Within("ul");
        foreach (var one in cases)
            CaseDetails.WriteBriefly(html, one);
    }

    private static string InFull(CaseResult one, bool isOpen)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        CaseDetails.Write(new HtmlWriter(text), one, isOpen);
        return text.ToString();
    }
}
