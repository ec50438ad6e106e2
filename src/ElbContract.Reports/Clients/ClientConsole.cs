using System.Globalization;
using ElbContract.Proof.Clients;

namespace ElbContract.Reports.Clients;

/// <summary>What a client copes with, for people: a row a provider, then each freedom that it does not cope with, and
/// the exchange.</summary>
public static class ClientConsole
{
    public static void Write(ClientReport report, InertWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        if (report.Verdict is ClientVerdict.FailsAtTheOrdinary)
        {
            writer.WriteLine("FAILS AT THE ORDINARY PROVIDER");
            WriteDetails(weakness: null, report.Ordinary, writer);
        }

        WriteTable(report, writer);
        writer.WriteLine();
        foreach (var weakness in report.Weaknesses)
            WriteDetails(weakness, weakness.Run, writer);

        writer.WriteLine(ClientWords.Summary(report));
        writer.WriteLine($"Verdict: {ClientWords.Verdict(report)}");
    }

    private static void WriteTable(ClientReport report, InertWriter writer)
    {
        (string Personality, string Outcome, string Calls, string NotSurvived)[] rows =
        [
            ("personality", "outcome", "calls", "what it did not survive"),
            .. report.Runs.Select(run =>
                (
                    run.Personality.Name,
                    ClientWords.Of(run),
                    run.Calls.ToString(CultureInfo.InvariantCulture),
                    ClientWords.NotSurvived(report, run)
                )
            ),
        ];
        var (first, second) = (rows.Max(row => row.Personality.Length), rows.Max(row => row.Outcome.Length));
        var third = rows.Max(row => row.Calls.Length);
        foreach (var row in rows)
            writer.WriteLine(
                $"{row.Personality.PadRight(first)} {row.Outcome.PadRight(second)} {row.Calls.PadLeft(third)} {row.NotSurvived}".TrimEnd()
            );
    }

    private static void WriteDetails(ClientWeakness? weakness, ClientRun run, InertWriter writer)
    {
        foreach (var line in ClientWords.Details(weakness, run))
            writer.WriteLine(line);
        writer.WriteLine();
    }
}
