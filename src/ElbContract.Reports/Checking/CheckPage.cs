using System.Globalization;
using System.Text;
using ElbContract.Reports.Html;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>A check as one page: what departs, by side and clause. Each departure opens: how its clause is read, what differs,
/// its scenarios and the first request.</summary>
public static class CheckPage
{
    private static readonly (string Word, string Meaning)[] Legend =
    [
        ("client", "The request departs from the page."),
        ("provider", "The answer departs from the page."),
        .. PageParts.Strengths,
    ];

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(CheckReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var html = new HtmlWriter(writer);
        html.Raw("<!DOCTYPE html>\n");
        using var root = html.Within("html", ("lang", "en"));
        PageParts.WriteHead(html, $"Recorded traffic: {CheckWords.Verdict(report)}");
        using var body = html.Within("body");
        html.Element("a", "Skip to the departures", ("href", "#departures"), ("class", "skip"));
        using (html.Within("header"))
            WriteSummary(html, report);
        using var main = html.Within("main");
        PageParts.WriteLegend(html, Legend);
        WriteDepartures(html, report.Groups);
        if (report.Problems.Count > 0)
            PageParts.WriteTable(html, "What cannot be read", "problems", ["Entry", "Why"], report.Problems, WriteRow);
    }

    private static void WriteSummary(HtmlWriter html, CheckReport report)
    {
        using (html.Within("h1"))
        {
            html.Element("span", CheckWords.Of(report.Verdict), ("class", "badge " + CheckWords.Of(report.Verdict)));
            html.Element("span", "Recorded traffic");
        }

        html.Element("p", CheckWords.Departures(report), ("class", "run-reason"));
        html.Element("p", PageParts.Subject(Tool.Version), ("class", "about"));
        html.Element("p", CheckWords.Summary(report), ("class", "about"));
        foreach (var (silence, count) in report.Silences)
            html.Element("p", string.Create(CultureInfo.InvariantCulture, $"{count} {CheckWords.Of(silence)}"), ("class", "about"));
        foreach (var file in report.Files)
            html.Element("p", $"{file.File}: {Counted.Of(file.Entries, "entry")}", ("class", "about"));
        foreach (var unknown in report.UnknownParameters)
            html.Element("p", CheckWords.Of(unknown), ("class", "about"));
        foreach (var ambiguous in report.AmbiguousRequests)
            html.Element("p", CheckWords.Of(ambiguous), ("class", "about"));
    }

    private static void WriteDepartures(HtmlWriter html, IReadOnlyList<FindingGroup> groups)
    {
        using var section = html.Within("section", ("aria-labelledby", "departures"));
        html.Element("h2", "Departures", ("id", "departures"));
        if (groups.Count == 0)
            html.Element("p", "None.", ("class", "about"));
        foreach (var group in groups)
            Write(html, group);
    }

    private static void Write(HtmlWriter html, FindingGroup group)
    {
        // A report of another version may name a clause that this one does not have.
        var clause = Catalogue.Find(group.Finding.Clause);
        using var details = html.Within("details", ("class", "clause"));
        using (html.Within("summary"))
        {
            html.Element("h3", group.Finding.Clause);
            html.Element("span", CheckWords.Of(group.Side), ("class", "badge failed"));
            html.Element("span", clause is null ? "" : Words.Of(clause.Strength), ("class", "strength"));
            html.Element("span", CheckWords.Times(group.Count), ("class", "number"));
            using var words = html.Within("span", ("class", "words"));
            html.Text(CheckWords.Of(group));
            html.Element("span", "first in " + CheckWords.Of(group.First), ("class", "reason"));
        }

        using var content = html.Within("div", ("class", "content"));
        if (clause is not null)
        {
            html.Element("p", clause.Sentence);
            ClauseFacts.Write(html, clause);
        }

        // For a request, the summary says what is there, and the clause what is expected.
        if (group.Side == Side.Provider)
            PageParts.WriteDifference(html, [group.Finding]);
        ClauseFacts.WriteScenarios(html, group.Finding.Clause);
        html.Element("h4", "Send the first request again").Element("pre", group.Curl);
    }

    private static void WriteRow(HtmlWriter html, EntryProblem problem)
    {
        html.Element("th", CheckWords.Of(problem.Place), ("scope", "row"));
        html.Element("td", problem.Reason);
    }
}
