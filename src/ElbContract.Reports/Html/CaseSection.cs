using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>The cases of one kind, clause by clause.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Word">The verdict that filters it.</param>
/// <param name="Holds">Which cases stand in it.</param>
/// <param name="IsInFull">Whether what was sent and what came is shown.</param>
internal sealed record CaseSection(string Title, string Word, Func<CaseResult, bool> Holds, bool IsInFull)
{
    public static IReadOnlyList<CaseSection> All { get; } =
    [
        new("Failed", "failed", one => one.Verdict == Verdict.Failed, IsInFull: true),
        new("Waived", "waived", one => one.Verdict == Verdict.Waived, IsInFull: true),
        new("Not verified", "not-verified", one => one.Verdict == Verdict.NotVerified, IsInFull: false),
        new("Observed", "passed", one => one is { Verdict: Verdict.Passed, Reason: not null }, IsInFull: true),
    ];

    /// <summary>The first that holds cases of a clause; null where none does.</summary>
    public static CaseSection? Of(ClauseResult clause) => All.FirstOrDefault(section => clause.Cases.Any(section.Holds));

    public string IdOf(ClauseResult clause) => $"{Word}-{clause.Clause.Id}";

    public void Write(HtmlWriter html, IReadOnlyList<ClauseResult> clauses, Budget budget)
    {
        var own = clauses.Where(clause => clause.Cases.Any(Holds)).ToList();
        if (own.Count == 0)
            return;
        var heading = Word + "-cases";
        using var section = html.Within("section", ("aria-labelledby", heading), ("class", "cases"));
        html.Element("h2", Title, ("id", heading));
        foreach (var clause in own)
            Write(html, clause, budget);
    }

    private void Write(HtmlWriter html, ClauseResult clause, Budget budget)
    {
        using var article = html.Within("article", ("id", IdOf(clause)), ("data-verdict", Word), ("data-clause", clause.Clause.Id));
        html.Element("h3", clause.Clause.Id);
        html.Element("p", Words.Of(clause.Clause), ("class", "sentence"));
        var cases = clause.Cases.Where(Holds).ToList();
        var told = 0;
        if (IsInFull)
        {
            foreach (
                var one in cases
                    .Take(Budget.CasesOfAClause)
                    .Select((one, index) => InFull(one, isOpen: index == 0 && Word == "failed"))
                    .TakeWhile(budget.Spend)
            )
            {
                html.Raw(one);
                told++;
            }
        }

        if (told < cases.Count)
            WriteBriefly(html, cases[told..], afterOthers: told > 0);
    }

    private void WriteBriefly(HtmlWriter html, List<CaseResult> cases, bool afterOthers)
    {
        using var details = html.Within("details", ("class", "brief"));
        html.Element(
            "summary",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cases.Count} {(afterOthers ? "more " : "")}{(cases.Count == 1 ? "case" : "cases")}"
            )
        );
        if (IsInFull)
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
