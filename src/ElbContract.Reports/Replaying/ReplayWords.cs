using System.Globalization;
using ElbContract.Specification;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Replaying;

namespace ElbContract.Reports.Replaying;

/// <summary>The words of a replay, the same in every report.</summary>
internal static class ReplayWords
{
    public static string Of(ReplayOutcome outcome) =>
        outcome switch
        {
            ReplayOutcome.Same => "same",
            ReplayOutcome.Changed => "changed",
            ReplayOutcome.NotSent => "not sent",
            _ => "inconclusive",
        };

    public static string Of(ReplayVerdict verdict) =>
        verdict switch
        {
            ReplayVerdict.Same => "same",
            ReplayVerdict.Changed => "changed",
            ReplayVerdict.NotPublished => "not-published",
            _ => "inconclusive",
        };

    public static string Summary(ReplayReport report)
    {
        var counts = string.Join(
            ", ",
            Enum.GetValues<ReplayOutcome>()
                .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{report.Count(outcome)} {Of(outcome)}"))
        );
        var others =
            report.Others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {report.Others} of other APIs or not readable");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(report.Exchanges.Count, "exchange")}: {counts}{others} "
                + $"({report.Duration.TotalSeconds:0.0} s at {report.Endpoint})"
        );
    }
}
