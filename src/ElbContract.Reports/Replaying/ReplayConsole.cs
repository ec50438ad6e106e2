using System.Globalization;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Replaying;

namespace ElbContract.Reports.Replaying;

/// <summary>A replay for people: a line an exchange, what changed below it, and the figures.</summary>
public static class ReplayConsole
{
    public static void Write(ReplayReport report, InertWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        var width = report.Exchanges.Select(exchange => Request(exchange).Length).DefaultIfEmpty().Max();
        foreach (var exchange in report.Exchanges)
            Write(exchange, width, writer);
        if (report.Exchanges.Count > 0)
            writer.WriteLine();
        writer.WriteLine(ReplayWords.Summary(report));
        if (report.Reason is { } reason)
            writer.WriteLine($"{(report.Verdict == ReplayVerdict.NotPublished ? "Not published" : "Inconclusive")}: {reason}");
        foreach (var line in report.ListenersLeftBehind)
            writer.WriteLine($"LEFT BEHIND: {line}");
        writer.WriteLine($"Verdict: {ReplayWords.Of(report.Verdict)}");
    }

    private static void Write(ReplayedExchange exchange, int width, InertWriter writer)
    {
        var word = ReplayWords.Of(exchange.Outcome);
        if (exchange.Outcome == ReplayOutcome.Changed)
            word = word.ToUpperInvariant();
        writer.WriteLine(
            string.Create(
                    CultureInfo.InvariantCulture,
                    $"{exchange.Entry, 5} {Request(exchange).PadRight(width)}  {word, -12}  {Tail(exchange)}"
                )
                .TrimEnd()
        );
        foreach (var difference in exchange.Differences)
            writer.WriteLine("        " + difference.ToString());
    }

    private static string Request(ReplayedExchange exchange) => $"{exchange.Method} {exchange.Path}";

    private static string Tail(ReplayedExchange exchange) =>
        exchange.Reason ?? string.Create(CultureInfo.InvariantCulture, $"{exchange.Status}");
}
