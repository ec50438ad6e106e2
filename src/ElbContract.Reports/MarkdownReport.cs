using System.Text;
using ElbContract.Reports.Handshaking;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run as the summary of a job: what was found, and each departure in a row. CI servers show Markdown where they show no
/// HTML.</summary>
public static class MarkdownReport
{
    // A summary may have 1 MB at most, and nobody reads more rows.
    private const int MostRows = 200;

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(VerificationReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
        {
            NewLine = "\n",
        };
        writer.WriteLine($"## {MarkdownText.Cell(Words.Conclusion(report))}");
        writer.WriteLine();
        writer.WriteLine(MarkdownText.Cell(Words.Summary(report)));
        if (report.Implementation is { } implementation)
        {
            writer.WriteLine();
            writer.WriteLine(MarkdownText.Cell(implementation.ToString()));
        }

        WriteList(writer, "TLS handshakes", [.. HandshakeTable.Summaries(report)]);
        WriteList(writer, "Waivers that do not hold", report.WaiverProblems);
        WriteList(writer, "Left behind", report.ListenersLeftBehind);
        WriteCases(writer, "Failed", report, Verdict.Failed, Words.Difference);
        WriteCases(writer, "Waived", report, Verdict.Waived, one => $"{Words.Difference(one)} ({one.Waiver})");
        WriteGaps(writer, [.. report.Clauses.Where(clause => clause.Verdict == Verdict.NotVerified)]);
    }

    private static void WriteList(StreamWriter writer, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        Head(writer, title);
        foreach (var line in lines)
            writer.WriteLine($"- {MarkdownText.Cell(line)}");
    }

    private static void WriteCases(
        StreamWriter writer,
        string title,
        VerificationReport report,
        Verdict verdict,
        Func<CaseResult, string> differs
    )
    {
        var cases = report
            .Clauses.SelectMany(clause => clause.Cases.Where(one => one.Verdict == verdict).Select(one => (clause.Clause, Case: one)))
            .ToList();
        if (cases.Count == 0)
            return;
        Head(writer, title);
        writer.WriteLine("| clause | in words | case | difference |");
        writer.WriteLine("| --- | --- | --- | --- |");
        foreach (var (clause, one) in cases.Take(MostRows))
        {
            var place = Words.Place(one) is { } at ? $" ({at})" : "";
            writer.WriteLine(
                $"| {MarkdownText.Cell(clause.Id)} | {MarkdownText.Cell(clause.Sentence)} | {MarkdownText.Cell(Words.Name(one) + place)} | "
                    + $"{MarkdownText.Cell(differs(one))} |"
            );
        }

        if (cases.Count > MostRows)
        {
            writer.WriteLine();
            writer.WriteLine($"And {Counted.Of(cases.Count - MostRows, "more case")}: the json and html reports have them.");
        }
    }

    private static void WriteGaps(StreamWriter writer, IReadOnlyList<ClauseResult> clauses)
    {
        if (clauses.Count == 0)
            return;
        Head(writer, "Not verified");
        foreach (var reason in clauses.GroupBy(clause => clause.Reason ?? "no reason given", StringComparer.Ordinal))
            writer.WriteLine(
                $"- {MarkdownText.Cell(reason.Key)}: {string.Join(", ", reason.Select(clause => MarkdownText.Cell(clause.Clause.Id)))}"
            );
    }

    private static void Head(StreamWriter writer, string title)
    {
        writer.WriteLine();
        writer.WriteLine($"### {title}");
        writer.WriteLine();
    }
}
