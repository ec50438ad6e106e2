using System.Globalization;
using System.Text;
using ElbContract.Reports.Html;
using ElbContract.Specification;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>A check as one page: what departs, by side and clause, with counts and the first request of each.</summary>
public static class CheckPage
{
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
        PageParts.WriteTable(
            html,
            "Departures",
            "departures",
            ["Side", "Clause", "Exchanges", "What, and where first"],
            report.Groups,
            WriteRow
        );
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
        html.Element("p", CheckWords.Summary(report), ("class", "about"));
        foreach (var (silence, count) in report.Silences)
            html.Element("p", string.Create(CultureInfo.InvariantCulture, $"{count} {CheckWords.Of(silence)}"), ("class", "about"));
        foreach (var file in report.Files)
            html.Element("p", $"{file.File}: {Counted.Of(file.Entries, "entry")}", ("class", "about"));
    }

    private static void WriteRow(HtmlWriter html, FindingGroup group)
    {
        html.Element("td", CheckWords.Of(group.Side));
        html.Element("th", group.Finding.Clause, ("scope", "row"), ("title", Catalogue.Find(group.Finding.Clause)?.Sentence ?? ""));
        html.Element("td", group.Count.ToString(CultureInfo.InvariantCulture));
        using var what = html.Within("td");
        html.Element("div", CheckWords.Of(group));
        html.Element("div", CheckWords.Of(group.First), ("class", "about"));
        using var request = html.Within("details");
        html.Element("summary", "request");
        html.Element("pre", group.Curl);
    }

    private static void WriteRow(HtmlWriter html, EntryProblem problem)
    {
        html.Element("th", CheckWords.Of(problem.Place), ("scope", "row"));
        html.Element("td", problem.Reason);
    }
}
