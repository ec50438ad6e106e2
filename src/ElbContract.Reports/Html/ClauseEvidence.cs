using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>The cases of a clause.</summary>
internal static class ClauseEvidence
{
    /// <summary>What departs first, and in full while there is room.</summary>
    public static void Write(HtmlWriter html, ClauseResult clause, Budget budget)
    {
        budget.Begin();
        var cases = clause.Cases.OrderBy(one => Array.FindIndex(ClauseSections.Order, order => order.Verdict == one.Verdict)).ToList();
        if (cases.Count == 0)
        {
            html.Element("p", "This run sent no request for only this clause.", ("class", "about"));
            ClauseFacts.WriteScenarios(html, clause.Clause.Id);
            return;
        }

        var told = 0;
        foreach (
            var one in cases
                .Take(budget.CasesOfAClause)
                .Select((one, index) => InFull(one, isOpen: index == 0 && clause.Verdict == Verdict.Failed))
                .TakeWhile((html, index) => budget.Spend(html, isFirst: index == 0))
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
        html.Element("p", "Shortened, to keep this page small: the json and har reports have all of it.", ("class", "about"));
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
