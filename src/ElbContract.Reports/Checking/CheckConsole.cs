using System.Globalization;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>A check for people: what departs, by side and clause, and the figures.</summary>
public static class CheckConsole
{
    private const int MostProblems = 10;

    public static void Write(CheckReport report, InertWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var clause in report.Groups.GroupBy(group => (group.Side, group.Finding.Clause)))
        {
            writer.WriteLine(
                $"{CheckWords.Of(clause.Key.Side).ToUpperInvariant()} {clause.Key.Clause}: "
                    + $"{(Catalogue.Find(clause.Key.Clause) is { } known ? Words.Of(known) : "")}"
            );
            foreach (var group in clause)
                Write(group, writer);
            writer.WriteLine();
        }

        foreach (var problem in report.Problems.Take(MostProblems))
            writer.WriteLine($"NOT READ {CheckWords.Of(problem.Place)}: {problem.Reason}");
        if (report.Problems.Count > MostProblems)
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"and {Math.Max(report.Unreadable, report.Problems.Count) - MostProblems} more that cannot be read"
                )
            );
        if (report.Problems.Count > 0)
            writer.WriteLine();
        foreach (var unknown in report.UnknownParameters)
            writer.WriteLine(CheckWords.Of(unknown));
        foreach (var ambiguous in report.AmbiguousRequests)
            writer.WriteLine(CheckWords.Of(ambiguous));
        writer.WriteLine(CheckWords.Summary(report));
        foreach (var (silence, count) in report.Silences)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {count} {CheckWords.Of(silence)}"));
        writer.WriteLine(CheckWords.Departures(report));
        writer.WriteLine($"Verdict: {CheckWords.Verdict(report)}");
    }

    private static void Write(FindingGroup group, InertWriter writer)
    {
        // For a request, the clause above says what is expected.
        var what = group.Side == Side.Client ? $"{group.Finding.Where} is {group.Finding.Actual}" : CheckWords.Of(group);
        writer.WriteLine($"  {what}");
        writer.WriteLine($"    in {CheckWords.Times(group.Count)}, first in {CheckWords.Of(group.First)}");
        writer.WriteLine($"    {group.Curl}");
    }
}
