using System.Globalization;
using System.Text;
using ElbContract.Emulator;
using ElbContract.Emulator.Personalities;
using ElbContract.Proof.Clients;
using ElbContract.Specification;

namespace ElbContract.Reports.Clients;

/// <summary>What a client does not cope with, in words.</summary>
internal static class ClientWords
{
    private const int LongestBody = 2000;
    private const int MostLines = 12;

    /// <summary>How a run ended.</summary>
    public static string Of(ClientRun run) =>
        run.Outcome switch
        {
            ClientOutcome.Survived => "survived",
            ClientOutcome.TimedOut => "timed out",
            _ => string.Create(CultureInfo.InvariantCulture, $"failed (exit code {run.ExitCode})"),
        };

    /// <summary>The call in one line, with its status.</summary>
    public static string Of(AnsweredCall call) => string.Create(CultureInfo.InvariantCulture, $"{call.Method} {call.Path} {call.Status}");

    /// <summary>What the page leaves open, and which clauses do.</summary>
    public static string Of(TakenFreedom freedom) =>
        $"{freedom}: {freedom.About}{(freedom.Clauses.Count == 0 ? "" : $" ({string.Join(", ", freedom.Clauses)})")}";

    /// <summary>Its freedoms in short.</summary>
    public static string Short(ClientWeakness weakness) => string.Join(" with ", weakness.Freedoms);

    /// <summary>Whether less is enough, where it was not found out; empty where there is nothing to say.</summary>
    public static string Remark(ClientWeakness weakness) =>
        !weakness.IsSmallest ? "the search ended here: some of these may be enough"
        : weakness.Freedoms.Count > 1 ? "together alone: without any one of them it survives"
        : "";

    /// <summary>What a failed run did not survive; empty of one that survived.</summary>
    public static string NotSurvived(ClientReport report, ClientRun run)
    {
        if (run.Outcome is ClientOutcome.Survived)
            return "";
        var call = run.Last is null ? "before the first call" : Of(run.Last);
        return report.WeaknessAt(run) is { } weakness ? $"{call}: {Short(weakness)}"
            : report.Unsteady.Contains(run.Personality.Name) ? $"{call}: run again, it survived"
            : call;
    }

    /// <summary>The figures, in one line.</summary>
    public static string Summary(ClientReport report)
    {
        var (all, failed) = (report.Runs.Count, report.Runs.Count - report.Survived);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Program} at {Counted.Of(all, "provider")}: survived {report.Survived}, failed {failed} "
                + $"({Counted.Of(all + report.SearchRuns, "run")} in {report.Duration.TotalSeconds:0.0} s)"
        );
    }

    /// <summary>What it comes to.</summary>
    public static string Verdict(ClientReport report) =>
        report.Verdict switch
        {
            ClientVerdict.Survives => "copes with every provider that was tried",
            ClientVerdict.Fails => "does not cope with every provider that conforms",
            ClientVerdict.FailsAtTheOrdinary =>
                "fails at the ordinary provider, so that the others tell little: make it succeed there first",
            _ => "inconclusive: the command called no emulator; it has to read ELB_ENDPOINT, or OS_AUTH_URL",
        };

    /// <summary>What was sent, what was answered, and what the command printed then; a line each.</summary>
    /// <param name="weakness">The freedoms that it was due to; null where they are not known.</param>
    /// <param name="run">The run that failed, in whose place that of the freedoms stands.</param>
    public static IEnumerable<string> Details(ClientWeakness? weakness, ClientRun run)
    {
        if (weakness is not null)
        {
            foreach (var freedom in weakness.Freedoms)
                yield return $"DOES NOT COPE WITH {Of(freedom)}";
            if (Remark(weakness) is { Length: > 0 } remark)
                yield return $"  {remark}";
            yield return $"  seen with {string.Join(", ", weakness.SeenWith)}";
            run = weakness.Run;
        }

        if (run.Last is { } call)
        {
            yield return $"  the last call before it {(run.ExitCode is null ? "was killed" : "ended")}: {Of(call)}";
            foreach (var line in call.RequestBody.IsEmpty ? [] : Lines(call.RequestBody))
                yield return $"  sent     | {line}";
            foreach (var line in Lines(call.ResponseBody))
                yield return $"  answered | {line}";
        }
        else
            yield return "  it ended before its first call";

        foreach (var line in LastLines(run))
            yield return $"  printed  | {line}";
    }

    private static string[] Lines(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return ["(no body)"];
        var text = Encoding.UTF8.GetString(body.Span);
        return (text.Length <= LongestBody ? text : text[..LongestBody] + " …").TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    private static string[] LastLines(ClientRun run) =>
        run.Printed.Trim() is { Length: > 0 } text ? [.. text.ReplaceLineEndings("\n").Split('\n').TakeLast(MostLines)] : [];
}
