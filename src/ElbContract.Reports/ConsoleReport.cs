using System.Globalization;
using ElbContract.Verification.Verdicts;
using Spectre.Console;

namespace ElbContract.Reports;

/// <summary>A run for a person at a terminal: a row a clause, then what failed, then the verdict. Reads the same without colour.</summary>
public static class ConsoleReport
{
    public static void Write(VerificationReport report, IAnsiConsole console)
    {
        // Of a run that never got an answer, one line says all there is.
        var hasAnswers = report.Reason is null || report.Clauses.Any(clause => clause.Cases.Any(one => one.Status is not null));
        if (hasAnswers) WriteClauses(report, console);
        foreach (var clause in report.Clauses.Where(clause => clause.Verdict == Verdict.Failed)) Write(clause, console);
        if (hasAnswers)
        {
            Line(console, "");
            Line(console, Summary(report));
        }

        foreach (var listener in report.ListenersLeftBehind) Line(console, $"left behind: listener {listener} could not be deleted; delete it by hand");
        if (report.IsIncomplete) Line(console, $"incomplete: {report.Clauses.Count(clause => clause.IsIncomplete)} clauses have no verdict because something was not given");
        var reason = report.Reason is null ? "" : ": " + report.Reason;
        console.Write(new Text(Inert($"Verdict: {Words.Of(report.Verdict)}{reason}"), new Style(ColourOf(report.Verdict), decoration: Decoration.Bold)));
        console.WriteLine();
    }

    // Lines of our own and no table of the library's: that one fills every row with blanks to the width of the longest reason.
    private static void WriteClauses(VerificationReport report, IAnsiConsole console)
    {
        var width = report.Clauses.Max(clause => clause.Clause.Id.Length);
        Line(console, $"{"clause".PadRight(width)} says   {"verdict",-12} {"cases",10}");
        foreach (var clause in report.Clauses)
        {
            console.Profile.Out.Writer.Write($"{clause.Clause.Id.PadRight(width)} {Words.Of(clause.Clause.Strength),-6} ");
            console.Write(new Text($"{Words.Of(clause.Verdict),-12}", new Style(ColourOf(clause.Verdict))));
            Line(console, $" {Cases(clause),10} {clause.Reason}".TrimEnd());
        }
    }

    private static string Cases(ClauseResult clause)
    {
        var failed = clause.Cases.Count(one => one.Verdict == Verdict.Failed);
        return failed == 0 ? $"{clause.Cases.Count}" : $"{failed} of {clause.Cases.Count}";
    }

    private static void Write(ClauseResult clause, IAnsiConsole console)
    {
        var failed = clause.Cases.Where(one => one.Verdict == Verdict.Failed).ToList();
        Line(console, "");
        console.Write(new Text($"FAILED {clause.Clause.Id}", new Style(Color.Red, decoration: Decoration.Bold)));
        Line(console, $": {clause.Clause.Sentence} ({string.Join(", ", clause.Clause.Anchors)})");
        Line(console, $"  {failed[0].Name}{(failed[0].Feature is null ? "" : $"  [{failed[0].Feature}]")}");
        foreach (var finding in failed[0].Findings) Line(console, $"    {finding.Where}: expected {finding.Expected}, was {finding.Actual}");
        if (failed[0].Curl is { } curl) Line(console, "    " + curl);
        if (failed.Count > 1) Line(console, $"  and {failed.Count - 1} more");
    }

    private static string Summary(VerificationReport report) => string.Create(CultureInfo.InvariantCulture,
        $"{report.Clauses.Count} clauses: {report.Count(Verdict.Passed)} passed, {report.Count(Verdict.Failed)} failed, {report.Count(Verdict.Waived)} waived, {report.Count(Verdict.NotVerified)} not verified"
        + $" ({report.Requests} requests in {report.Duration.TotalSeconds:0.0} s at {report.Endpoint})");

    // Long lines are left to the terminal: a curl line broken by hand cannot be pasted.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(Inert(text));

    // What an endpoint answers is shown, and never reaches the terminal as a command to it.
    private static string Inert(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;

    private static Color ColourOf(Verdict verdict) => verdict switch
    {
        Verdict.Passed => Color.Green,
        Verdict.Failed => Color.Red,
        _ => Color.Yellow,
    };

    private static Color ColourOf(RunVerdict verdict) => verdict switch
    {
        RunVerdict.Conforms => Color.Green,
        RunVerdict.Violates => Color.Red,
        _ => Color.Yellow,
    };
}
