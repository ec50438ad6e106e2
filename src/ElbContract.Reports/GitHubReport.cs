using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run as workflow commands, which GitHub shows beside the feature file's lines.</summary>
public static class GitHubReport
{
    // GitHub keeps ten of a step; the reader of one clause needs no more either.
    private const int MostPerClause = 10;

    /// <param name="report">What to write.</param>
    /// <param name="writer">Where.</param>
    /// <param name="host">What the annotations can stand at.</param>
    public static void Write(VerificationReport report, TextWriter writer, CodeHost host)
    {
        foreach (var clause in report.Clauses)
            Write(clause, writer, host);
        foreach (var problem in report.WaiverProblems)
            Command(writer, "error", [("title", "waivers")], problem);
        foreach (var listener in report.ListenersLeftBehind)
            Command(writer, "warning", [("title", "left behind")], listener);
        if (report.Verdict is RunVerdict.Inconclusive or RunVerdict.NotPublished or RunVerdict.Incomplete)
            Command(writer, "error", [("title", Words.Of(report.Verdict))], report.Reason ?? "no verdict");
        Command(writer, "notice", [("title", "elb-contract: " + Title(report))], Words.Summary(report));
    }

    // The reason stands beside it.
    private static string Title(VerificationReport report) => Words.Conclusion(report with { Reason = null });

    private static void Write(ClauseResult clause, TextWriter writer, CodeHost host)
    {
        var failed = clause.Cases.Where(one => one.Verdict == Verdict.Failed).ToList();
        foreach (var one in failed.Take(MostPerClause))
            Command(
                writer,
                "error",
                [.. Place(one, host), ("title", clause.Clause.Id)],
                $"{Words.Name(one)}\n{string.Join('\n', one.Findings.Select(Words.Of))}\n{Words.Of(clause.Clause)}\n"
                    + $"A provider {Words.InPlainWords(clause.Clause.Strength)}. More: {host.MoreOn(clause.Clause)}"
            );
        if (failed.Count > MostPerClause)
            Command(
                writer,
                "notice",
                [("title", clause.Clause.Id)],
                $"and {failed.Count - MostPerClause} more cases of {clause.Clause.Id} failed"
            );
    }

    private static IEnumerable<(string, string)> Place(CaseResult one, CodeHost host)
    {
        if (host.PlaceOf(one) is not var (file, at))
            yield break;
        yield return ("file", file);
        if (at is { } line)
            yield return ("line", FormattableString.Invariant($"{line}"));
    }

    private static void Command(TextWriter writer, string command, IReadOnlyList<(string Name, string Value)> properties, string message) =>
        writer.Write(
            $"::{command} "
                + $"{string.Join(',', properties.Select(property => $"{property.Name}={Property(property.Value)}"))}::{Data(message)}\n"
        );

    private static string Data(string text) =>
        Inert
            .Text(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
