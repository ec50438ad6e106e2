using System.Globalization;
using ElbContract.Proof.Clients;

namespace ElbContract.Reports.Clients;

/// <summary>What a client copes with, for people: a row a provider, then each freedom that it does not cope with, and the exchange.</summary>
public static class ClientConsole
{
    public static void Write(ClientReport report, InertWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        if (report.Verdict is ClientVerdict.FailsAtTheOrdinary)
        {
            writer.WriteLine("FAILS AT THE ORDINARY PROVIDER");
            WriteExchange(report.Ordinary, writer);
            writer.WriteLine();
        }

        WriteTable(report, writer);
        writer.WriteLine();
        foreach (var weakness in report.Weaknesses)
        {
            Write(weakness, writer);
            writer.WriteLine();
        }

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

    private static void Write(ClientWeakness weakness, InertWriter writer)
    {
        foreach (var freedom in weakness.Freedoms)
            writer.WriteLine($"DOES NOT COPE WITH {ClientWords.Of(freedom)}");
        if (ClientWords.Remark(weakness) is { Length: > 0 } remark)
            writer.WriteLine($"  {remark}");
        writer.WriteLine($"  seen with {string.Join(", ", weakness.SeenWith)}");
        WriteExchange(weakness.Run, writer);
    }

    private static void WriteExchange(ClientRun run, InertWriter writer)
    {
        if (run.Last is { } call)
        {
            writer.WriteLine($"  the last call before it {(run.ExitCode is null ? "was killed" : "ended")}: {ClientWords.Of(call)}");
            if (!call.RequestBody.IsEmpty)
                WriteBody("sent", call.RequestBody, writer);
            WriteBody("answered", call.ResponseBody, writer);
        }
        else
            writer.WriteLine("  it ended before its first call");

        foreach (var line in ClientWords.LastLines(run))
            writer.WriteLine($"  printed  | {line}");
    }

    private static void WriteBody(string what, ReadOnlyMemory<byte> body, InertWriter writer)
    {
        foreach (var line in ClientWords.Lines(body))
            writer.WriteLine($"  {what, -8} | {line}");
    }
}
