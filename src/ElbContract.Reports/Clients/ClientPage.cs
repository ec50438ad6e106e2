using System.Globalization;
using System.Text;
using ElbContract.Proof.Clients;
using ElbContract.Reports.Html;
using ElbContract.Specification;

namespace ElbContract.Reports.Clients;

/// <summary>What a client copes with as one page: each freedom that it does not cope with, with the exchange, and the providers.</summary>
public static class ClientPage
{
    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(ClientReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var html = new HtmlWriter(writer);
        html.Raw("<!DOCTYPE html>\n");
        using var root = html.Within("html", ("lang", "en"));
        PageParts.WriteHead(html, $"{report.Program}: {ClientWords.Verdict(report)}");
        using var body = html.Within("body");
        html.Element("a", "Skip to the providers", ("href", "#providers"), ("class", "skip"));
        using (html.Within("header"))
            WriteSummary(html, report);
        using var main = html.Within("main");
        WriteWeaknesses(html, report);
        PageParts.WriteTable(
            html,
            "Providers",
            "providers",
            ["Provider", "Outcome", "Calls", "What it did not survive", "How the provider differs"],
            report.Runs,
            (row, run) => WriteRow(row, report, run)
        );
    }

    private static void WriteSummary(HtmlWriter html, ClientReport report)
    {
        using (html.Within("h1"))
        {
            var (word, look) = report.Verdict switch
            {
                ClientVerdict.Survives => ("survives", "passed"),
                ClientVerdict.CallsNothing => ("inconclusive", "inconclusive"),
                _ => ("fails", "failed"),
            };
            html.Element("span", word, ("class", "badge " + look));
            html.Element("span", $"{report.Program} at conforming providers");
        }

        html.Element("p", ClientWords.Verdict(report), ("class", "run-reason"));
        html.Element("p", PageParts.Subject(Tool.Version), ("class", "about"));
        html.Element("p", ClientWords.Summary(report), ("class", "about"));
        html.Element(
            "p",
            report.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
            ("class", "about")
        );
    }

    private static void WriteWeaknesses(HtmlWriter html, ClientReport report)
    {
        using var section = html.Within("section", ("aria-labelledby", "weaknesses"));
        html.Element("h2", "What it does not cope with", ("id", "weaknesses"));
        if (report.Verdict is ClientVerdict.FailsAtTheOrdinary)
            WriteDetails(html, "at the ordinary provider", ClientWords.Of(report.Ordinary), report.Ordinary, weakness: null);
        else if (report.Weaknesses.Count == 0)
            html.Element("p", "Nothing was found.", ("class", "about"));
        foreach (var weakness in report.Weaknesses)
            WriteDetails(
                html,
                ClientWords.Short(weakness),
                string.Join("; ", weakness.Freedoms.Select(freedom => freedom.About)),
                weakness.Run,
                weakness
            );
    }

    private static void WriteDetails(HtmlWriter html, string title, string words, ClientRun run, ClientWeakness? weakness)
    {
        using var details = html.Within("details", ("class", "clause"));
        using (html.Within("summary"))
        {
            html.Element("h3", title);
            html.Element("span", run.Outcome is ClientOutcome.TimedOut ? "timed out" : "failed", ("class", "badge failed"));
            html.Element("span", "", ("class", "strength"));
            html.Element("span", Counted.Of(run.Calls, "call"), ("class", "number"));
            html.Element("span", words, ("class", "words"));
        }

        using var content = html.Within("div", ("class", "content"));
        if (weakness is not null)
        {
            foreach (var freedom in weakness.Freedoms)
                html.Element("p", ClientWords.Of(freedom));
            if (ClientWords.Remark(weakness) is { Length: > 0 } remark)
                html.Element("p", remark);
            html.Element("p", $"Seen with {string.Join(", ", weakness.SeenWith)}.");
        }

        if (run.Last is { } call)
        {
            html.Element("h4", "The last call before it ended").Element("p", ClientWords.Of(call));
            html.Element("h4", "Sent").Element("pre", BodyText.Of(call.RequestBody));
            html.Element("h4", "Answered").Element("pre", BodyText.Of(call.ResponseBody));
        }
        else
            html.Element("p", "It ended before its first call.");
        if (run.Printed.Trim() is { Length: > 0 } printed)
            html.Element("h4", "The end of what it printed").Element("pre", printed);
    }

    private static void WriteRow(HtmlWriter html, ClientReport report, ClientRun run)
    {
        html.Element("th", run.Personality.Name, ("scope", "row"));
        using (html.Within("td"))
            html.Element("span", ClientWords.Of(run), ("class", run.Outcome is ClientOutcome.Survived ? "badge passed" : "badge failed"));
        html.Element("td", run.Calls.ToString(CultureInfo.InvariantCulture));
        using (html.Within("td"))
            html.Element("div", ClientWords.NotSurvived(report, run), ("class", "wide"));
        using (html.Within("td"))
            html.Element("div", run.Personality.Describe());
    }
}
