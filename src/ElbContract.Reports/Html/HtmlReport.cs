using System.Globalization;
using System.Text;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports.Html;

/// <summary>A run as one page: it needs no network, no server and, but for filtering and copying, no script.</summary>
public static class HtmlReport
{
    private static readonly (string Word, string Meaning)[] Legend =
    [
        ("passed", "Every request about the clause was answered as the page documents it."),
        ("failed", "At least one answer departs from the page: the difference is shown beside the exchange."),
        ("waived", "At least one answer departs from the page, and a waiver with a reason, an owner and a date allows it."),
        ("not verified", "The run has no verdict on the clause; the reason beside it says why."),
        .. PageParts.Strengths,
    ];

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(VerificationReport report, Stream stream) =>
        Write(report, stream, new Budget(report.Clauses.Count), site: null);

    internal static void Write(VerificationReport report, Stream stream, Budget budget, SiteNavigation? site)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        var html = new HtmlWriter(writer);
        html.Raw("<!DOCTYPE html>\n");
        using var root = html.Within("html", ("lang", "en"));
        WriteHead(html, report);
        using var body = html.Within("body");
        html.Element("a", "Skip to the clauses", ("href", "#clauses"), ("class", "skip"));
        site?.Write(html, here: null);
        using (html.Within("header"))
            WriteSummary(html, report);
        using (html.Within("main"))
            WriteMain(html, report, budget);
        using (html.Within("footer"))
            html.Element("p", "Project ids and tokens are shown as symbolic names: no report holds the real ones.", ("class", "about"));
        html.Element("p", "", ("id", "said"), ("class", "unseen"), ("role", "status"));
        using (html.Within("script"))
            html.Raw(Asset.Script.Text);
    }

    private static void WriteHead(HtmlWriter html, VerificationReport report)
    {
        using var head = html.Within("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void(
            "meta",
            ("http-equiv", "Content-Security-Policy"),
            (
                "content",
                $"default-src 'none'; style-src {Asset.Style.Source}; script-src {Asset.Script.Source}; base-uri 'none'; form-action 'none'"
            )
        );
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", $"{Words.Of(report.Verdict)}: {report.Endpoint}");
        using (html.Within("style"))
            html.Raw(Asset.Style.Text);
    }

    private static void WriteSummary(HtmlWriter html, VerificationReport report)
    {
        using (html.Within("h1"))
        {
            html.Element("span", Words.Of(report.Verdict), ("class", "badge " + Words.Of(report.Verdict)));
            html.Element("span", report.Endpoint, ("class", "endpoint"));
        }

        if (report.Reason is { } reason)
            html.Element("p", reason, ("class", "run-reason"));
        else if (Words.Conclusion(report) is var conclusion && conclusion != Words.Of(report.Verdict))
            html.Element("p", conclusion, ("class", "run-reason"));
        using (html.Within("ul", ("class", "counts")))
        {
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                using var item = html.Within("li", ("class", Words.Of(verdict)));
                html.Element("strong", report.Count(verdict).ToString(CultureInfo.InvariantCulture))
                    .Element("span", Words.Of(verdict).Replace('-', ' '));
            }
        }

        html.Element("p", PageParts.Subject(report.ToolVersion ?? Tool.Version), ("class", "about"));
        if (report.Implementation is { } implementation)
            html.Element("p", implementation.ToString(), ("class", "about"));
        html.Element("p", string.Join(" · ", Facts(report)), ("class", "about"));
        WriteLinks(html, [.. report.Clauses.Where(clause => clause.Verdict == Verdict.Failed)]);
    }

    private static void WriteLinks(HtmlWriter html, List<ClauseResult> failed)
    {
        if (failed.Count == 0)
            return;
        using var links = html.Within("p", ("class", "jump"));
        html.Text("Failed: ");
        foreach (var clause in failed)
            html.Element("a", clause.Clause.Id, ("href", "#" + ClauseSections.IdOf(clause)));
    }

    private static IEnumerable<string> Facts(VerificationReport report)
    {
        yield return Counted.Of(report.Clauses.Count, "clause");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(report.Requests, "request")} in {report.Duration.TotalSeconds:0.0} s"
        );
        yield return report.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        if (report.Shard is { } shard)
            yield return "shard " + shard;
        if (report.Generated is { } generated)
            yield return generated.ToString();
    }

    private static void WriteMain(HtmlWriter html, VerificationReport report, Budget budget)
    {
        WriteAlerts(html, "Waivers that do not hold, and fail the run", "waiver-problems", report.WaiverProblems);
        WriteAlerts(html, "Left behind", "left-behind", report.ListenersLeftBehind);
        WriteInteractions(html, report);
        PageParts.WriteLegend(html, Legend);
        WriteFilter(html);
        ClauseSections.Write(html, report.Clauses, budget);
        HandshakeSection.Write(html, report);
    }

    private static void WriteInteractions(HtmlWriter html, VerificationReport report)
    {
        if (report.Part is not { } part)
            return;
        using var section = html.Within("section", ("aria-labelledby", "interactions"));
        html.Element("h2", $"The contract of {string.Join(" and ", part.Consumers)}", ("id", "interactions"));
        using var table = html.Within("table");
        using (html.Within("thead"))
        using (html.Within("tr"))
        {
            foreach (var column in new[] { "Interaction", "Outcome", "Status", "Clauses", "Remark" })
                html.Element("th", column, ("scope", "col"));
        }

        using var rows = html.Within("tbody");
        foreach (var one in report.Interactions)
        {
            using var row = html.Within("tr");
            html.Element("td", one.Name)
                .Element("td", Words.Of(one.Outcome))
                .Element("td", one.Status?.ToString(CultureInfo.InvariantCulture) ?? "")
                .Element("td", string.Join(", ", one.Clauses))
                .Element("td", Words.Remark(one));
        }

        if (part.Messages > 0)
        {
            using var row = html.Within("tr");
            html.Element("td", Counted.Of(part.Messages, "message")).Element("td", Words.Of(ConsumerOutcome.Skipped));
        }
    }

    private static void WriteAlerts(HtmlWriter html, string title, string id, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        using var section = html.Within("section", ("class", "alert"), ("aria-labelledby", id));
        html.Element("h2", title, ("id", id));
        using var list = html.Within("ul");
        foreach (var line in lines)
            html.Element("li", line);
    }

    // Without a script it would do nothing: so it is hidden until the script shows it.
    private static void WriteFilter(HtmlWriter html)
    {
        using var form = html.Within("form", ("id", "filter"), ("role", "search"), ("hidden", ""));
        using (html.Within("label"))
        {
            html.Element("span", "Search");
            html.Void("input", ("type", "search"), ("id", "text"), ("placeholder", "anchor, case or words"), ("autocomplete", "off"));
        }

        using (html.Within("fieldset"))
        {
            html.Element("legend", "Verdict", ("class", "unseen"));
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                using var label = html.Within("label");
                html.Void("input", ("type", "checkbox"), ("name", "verdict"), ("value", Words.Of(verdict)), ("checked", ""));
                html.Element("span", Words.Of(verdict).Replace('-', ' '));
            }
        }

        html.Element("output", "", ("id", "shown"), ("for", "text"));
        using var nothing = html.Within("p", ("id", "nothing"), ("hidden", ""));
        html.Text("Nothing matches. ");
        html.Element("button", "Show all", ("type", "reset"));
    }
}
