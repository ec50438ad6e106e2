using System.Globalization;
using ElbContract.Exploration;
using ElbContract.Reports;
using ElbContract.Specification;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Output;

/// <summary>Prints what exploring found: each departure by the smallest request that shows it, then the totals, the seed and the
/// verdict.</summary>
internal static class ExplorationConsole
{
    /// <param name="found">What was found.</param>
    /// <param name="at">The options that say where, without secrets; each with a space before it.</param>
    /// <param name="revival">How its emulator is brought back, in one line; null where it has not ended.</param>
    /// <param name="output">Standard output.</param>
    public static void Write(ExplorationReport found, string at, string? revival, InertWriter output)
    {
        foreach (var departure in found.Departures)
            Write(departure, output);
        if (revival is not null && found.Departures.Count > 0)
            output.WriteLine(revival);
        output.WriteLine(Totals(found));
        foreach (var line in found.ListenersLeftBehind)
            output.WriteLine($"LEFT BEHIND: {line}");
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"Again: elb-contract explore --seed {found.Seed} --cases {found.Asked}{at}")
        );
        output.WriteLine($"Verdict: {found.Verdict.Said(found.Reason)}");
    }

    private static void Write(Departure departure, InertWriter output)
    {
        output.WriteLine($"DEPARTS {departure.Clause.Id}: {departure.Clause.Sentence} ({string.Join(", ", departure.Clause.Anchors)})");
        foreach (var finding in departure.Findings)
            output.WriteLine(
                $"  {(finding.Clause == departure.Clause.Id ? "" : finding.Clause + " ")}{finding.Where}: expected {finding.Expected}, "
                    + $"was {finding.Actual}"
            );
        if (departure.IsOfTheSecondTime)
            output.WriteLine("  the same request was refused the first time: send it twice");
        foreach (var line in departure.Curl)
            output.WriteLine("  " + line);
        output.WriteLine();
        foreach (var line in departure.Scenario.Split('\n'))
            output.WriteLine(line.TrimEnd('\r'));
        output.WriteLine();
    }

    private static string Totals(ExplorationReport found)
    {
        var (cases, seconds) = (found.Cases, found.Duration.TotalSeconds);
        var clauses =
            found.Departures.Count > 0
                ? found.Departures.Select(departure => departure.Clause).Distinct().Count()
                : found.BrokenClauses.Count;
        var what =
            found.DepartingCases == 0
                ? "no departure"
                : $"{Counted.Of(found.DepartingCases, "departure")} of {Counted.Of(clauses, "clause")}";
        var sent = cases.Total < found.Asked ? $"{cases.Total} of {Counted.Of(found.Asked, "case")}" : Counted.Of(cases.Total, "case");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Contexts.Covered} of {found.Contexts.All} rules in contexts covered; "
                + $"{sent} (matrix {cases.Matrix}, pairwise {cases.Pairwise}, random "
                + $"{cases.Random}, sequences {cases.Sequences}) in {seconds:0.0} s, {(seconds > 0 ? cases.Total / seconds : 0):0} "
                + $"cases a second: {what}"
        );
    }
}
