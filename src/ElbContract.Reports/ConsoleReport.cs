using System.Globalization;
using ElbContract.Reports.Handshaking;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;
using Spectre.Console;

namespace ElbContract.Reports;

/// <summary>A run for a person at a terminal: a row a clause, then what failed, then the verdict. Reads the same without colour.</summary>
public static class ConsoleReport
{
    /// <summary>So many rows stay on a screen together with what follows them.</summary>
    private const int FewRows = 20;

    /// <summary>More clauses than this that lack a verdict for one reason are one row.</summary>
    private const int ManyOfAKind = 3;

    /// <param name="report">What to write.</param>
    /// <param name="console">Where to.</param>
    /// <param name="all">
    /// Whether every clause has its row, as a file or a CI log should have it. Without, clauses that passed are counted where there are
    /// many, and so are those that lack a verdict for the same reason: a terminal shows then what there is to do.
    /// </param>
    public static void Write(VerificationReport report, IAnsiConsole console, bool all = true)
    {
        // A run that never got an answer has one line.
        var hasAnswers = report.Reason is null || report.Clauses.Any(clause => clause.Cases.Any(one => one.Status is not null));
        if (hasAnswers)
        {
            WriteInteractions(report, console);
            WriteClauses(report, console, all || report.Clauses.Count <= FewRows);
        }

        foreach (var clause in report.Clauses.Where(clause => clause.Verdict == Verdict.Failed))
            WriteFailed(clause, console);
        if (report.Revival is { } revival && report.Count(Verdict.Failed) > 0)
        {
            Line(console, "");
            Line(console, revival);
        }

        WriteWaivers(report, console, all);
        if (hasAnswers)
        {
            Line(console, "");
            Line(console, Words.Summary(report));
        }

        foreach (var line in HandshakeTable.Summaries(report))
            Line(console, line);
        if (report.Implementation is { } implementation)
            Line(console, $"implementation: {implementation}");
        foreach (var listener in report.ListenersLeftBehind)
            Line(console, $"left behind: {listener}");
        // The reason for an incomplete run names them.
        foreach (var (option, clauses) in report.Reason is null ? report.Missing : [])
            Line(console, $"not given: {option}: {Counted.Of(clauses, "clause")}");
        if (report.WaiverProblems.Count > 0)
            Line(
                console,
                $"waivers: {Counted.Of(report.WaiverProblems.Count, "problem")} "
                    + $"{(report.WaiverProblems.Count == 1 ? "fails" : "fail")} the run"
            );
        // The library breaks lines where they are wide: no text of others passes through it, because it would begin its own line.
        var verdict = $"Verdict: {Words.Conclusion(report)}";
        if (report.Reason is not null || report.Part is not null || report.WaiverProblems.Count > 0)
            Line(console, verdict);
        else
        {
            Heading(console, verdict, ColourOf(report.Verdict));
            Line(console, "");
        }
    }

    private static void WriteInteractions(VerificationReport report, IAnsiConsole console)
    {
        if (report.Part is not { } part)
            return;
        Line(console, $"the contract of {string.Join(" and ", part.Consumers)}");
        foreach (var one in report.Interactions)
        {
            console.Write(new Text($"  {Words.Of(one.Outcome), -16}", new Style(ColourOf(one.Outcome))));
            Line(console, $" {one.Status?.ToString(CultureInfo.InvariantCulture), 3}  {one.Name}");
            if (Words.Remark(one) is { Length: > 0 } remark)
                Line(console, $"{new string(' ', 24)}{remark}");
        }

        if (part.Messages > 0)
            Line(console, $"  {"skipped", -16}      {Counted.Of(part.Messages, "message")}: these are not sent over HTTP");
        Line(console, "");
    }

    // Lines of our own and no table of the library's: that one fills every row with blanks to the width of the longest reason.
    private static void WriteClauses(VerificationReport report, IAnsiConsole console, bool all)
    {
        var clauses = report.Clauses.Where(clause => clause.Reach == Reach.Asked).ToList();
        var kinds = all
            ? []
            : clauses
                .Where(clause => clause.Verdict == Verdict.NotVerified)
                .GroupBy(clause => clause.Reason)
                .Where(kind => kind.Count() > ManyOfAKind)
                .ToList();
        var rows = clauses
            .Where(clause => all || (clause.Verdict != Verdict.Passed && !kinds.Exists(kind => kind.Contains(clause))))
            .ToList();
        if (rows.Count > 0)
            WriteRows(rows, console);
        foreach (var kind in kinds)
            Line(console, $"{Counted.Of(kind.Count(), "clause")} are not verified: {kind.Key}");
        if (!all)
            Line(console, $"{Counted.Of(report.Count(Verdict.Passed), "clause")} passed");
        foreach (var (reach, words) in Unasked)
        {
            var unasked = report.Clauses.Where(clause => clause.Reach == reach).Select(clause => clause.Clause.Id).ToList();
            if (unasked.Count > 0)
                Grey(
                    console,
                    $"Not counted, because {words}: "
                        + (reach == Reach.OutOfReach ? string.Join(", ", unasked) : Counted.Of(unasked.Count, "clause"))
                );
        }
    }

    // They say nothing of this endpoint, and so have no rows.
    private static readonly (Reach Reach, string Words)[] Unasked =
    [
        (Reach.OutOfReach, "no request can show them"),
        (Reach.NotInContract, "the contract does not ask for them"),
    ];

    private static void WriteRows(List<ClauseResult> rows, IAnsiConsole console)
    {
        var width = rows.Max(clause => clause.Clause.Id.Length);
        Line(console, $"{"clause".PadRight(width)} says   {"verdict", -12} {"cases", 10}");
        foreach (var clause in rows)
        {
            console.Profile.Out.Writer.Write($"{clause.Clause.Id.PadRight(width)} {Words.Of(clause.Clause.Strength), -6} ");
            console.Write(new Text($"{Words.Of(clause.Verdict), -12}", new Style(ColourOf(clause.Verdict))));
            Line(console, $" {Cases(clause), 10} {clause.Reason}".TrimEnd());
        }
    }

    private static string Cases(ClauseResult clause)
    {
        var departing = clause.Cases.Count(one => one.Verdict is Verdict.Failed or Verdict.Waived);
        return departing == 0 ? $"{clause.Cases.Count}" : $"{departing} of {clause.Cases.Count}";
    }

    private static void WriteFailed(ClauseResult clause, IAnsiConsole console)
    {
        var failed = clause.Cases.Where(one => one.Verdict == Verdict.Failed).ToList();
        Line(console, "");
        Heading(console, $"FAILED {clause.Clause.Id}", Color.Red);
        Line(console, $": {Words.Of(clause.Clause)}");
        WriteCase(failed[0], console);
        if (failed[0].Curl is { } curl)
            Line(console, "    " + curl);
        if (failed.Count > 1)
            Line(console, $"  and {failed.Count - 1} more");
    }

    private static void WriteWaivers(VerificationReport report, IAnsiConsole console, bool all)
    {
        var waived = report.Clauses.Where(clause => clause.Cases.Any(one => one.Verdict == Verdict.Waived)).ToList();
        if (waived.Count == 0 && report.WaiverProblems.Count == 0)
            return;
        Line(console, "");
        Heading(console, "WAIVERS", Color.Yellow);
        Line(console, "");
        foreach (var problem in report.WaiverProblems)
        {
            console.Write(new Text("  problem", new Style(Color.Red)));
            Line(console, ": " + problem);
        }

        foreach (var clause in waived)
        {
            foreach (var waiver in clause.Cases.Where(one => one.Verdict == Verdict.Waived).GroupBy(one => one.Waiver))
                WriteWaiver(clause, waiver.Key, [.. waiver], console, all);
        }
    }

    private static void WriteWaiver(ClauseResult clause, string? reason, List<CaseResult> cases, IAnsiConsole console, bool all)
    {
        Line(console, $"  waived {clause.Clause.Id}: {reason}");
        foreach (var one in all ? cases : cases[..1])
            Line(console, $"    {Words.Name(one)}: {Words.Difference(one)}");
        if (!all && cases.Count > 1)
            Line(console, $"    and {cases.Count - 1} more");
    }

    private static void WriteCase(CaseResult one, IAnsiConsole console)
    {
        Line(console, $"  {Words.Name(one)}{(Words.Place(one) is { } place ? $"  [{place}]" : "")}");
        foreach (var finding in one.Findings)
            Line(console, "    " + Words.Of(finding));
    }

    private static void Heading(IAnsiConsole console, string text, Color colour) =>
        console.Write(new Text(text, new Style(colour, decoration: Decoration.Bold)));

    private static void Grey(IAnsiConsole console, string text)
    {
        foreach (
            var piece in console.Profile.Capabilities.Ansi
                ? new[] { "\u001b[90m", Inert.Printed(text), "\u001b[39m" }
                : [Inert.Printed(text)]
        )
            console.Profile.Out.Writer.Write(piece);
        Line(console, "");
    }

    // Long lines are left to the terminal: a curl line broken by hand cannot be pasted.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(Inert.Printed(text));

    private static Color ColourOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Passed => Color.Green,
            Verdict.Failed => Color.Red,
            _ => Color.Yellow,
        };

    private static Color ColourOf(ConsumerOutcome outcome) =>
        outcome switch
        {
            ConsumerOutcome.Passed => Color.Green,
            ConsumerOutcome.Failed => Color.Red,
            _ => Color.Yellow,
        };

    private static Color ColourOf(RunVerdict verdict) =>
        verdict switch
        {
            RunVerdict.Conforms => Color.Green,
            RunVerdict.Violates => Color.Red,
            _ => Color.Yellow,
        };
}
