using System.Globalization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>A row a clause, which leads to its cases where the page has them.</summary>
internal static class ClauseTable
{
    private static readonly string[] Columns = ["Clause", "Says", "Verdict", "Cases", "In words"];

    public static void Write(HtmlWriter html, IReadOnlyList<ClauseResult> clauses)
    {
        using var section = html.Within("section", ("aria-labelledby", "clauses"));
        html.Element("h2", "Clauses", ("id", "clauses"));
        using var table = html.Within("table", ("class", "clauses"));
        html.Element("caption", "Every clause, its verdict and why", ("class", "unseen"));
        using (html.Within("thead"))
        using (html.Within("tr"))
            foreach (var column in Columns)
                html.Element("th", column, ("scope", "col"));
        using var body = html.Within("tbody");
        foreach (var clause in clauses)
            Write(html, clause);
    }

    private static void Write(HtmlWriter html, ClauseResult clause)
    {
        using var row = html.Within("tr", ("data-verdict", Words.Of(clause.Verdict)), ("data-clause", clause.Clause.Id));
        using (html.Within("th", ("scope", "row")))
        {
            if (CaseSection.Of(clause) is { } section)
                html.Element("a", clause.Clause.Id, ("href", "#" + section.IdOf(clause)));
            else
                html.Text(clause.Clause.Id);
        }

        html.Element("td", Words.Of(clause.Clause.Strength));
        using (html.Within("td"))
            html.Element("span", Words.Of(clause.Verdict), ("class", "badge " + Words.Of(clause.Verdict)));
        html.Element("td", Cases(clause), ("class", "number"));
        using var words = html.Within("td");
        html.Text(clause.Clause.Sentence);
        if (clause.Reason is { } reason)
            html.Element("span", reason, ("class", "reason"));
    }

    private static string Cases(ClauseResult clause)
    {
        var departing = clause.Cases.Count(one => one.Verdict is Verdict.Failed or Verdict.Waived);
        return departing == 0
            ? clause.Cases.Count.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{departing} of {clause.Cases.Count}");
    }
}
