using System.Globalization;
using ElbContract.Specification;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>The verdict on the provider as a whole.</summary>
internal static class OverallVerdict
{
    /// <summary>The report with its verdict and, where that takes one, the reason.</summary>
    public static VerificationReport On(VerificationReport report, IReadOnlyList<Evidence> shards, IReadOnlyList<JudgedCase> judged)
    {
        if (shards.FirstOrDefault(evidence => evidence.Obstacle is not null) is { Obstacle: { } obstacle } hindered)
            return obstacle.LeavesDepartures && report.Count(Verdict.Failed) > 0
                    ? report with
                    {
                        Verdict = RunVerdict.Violates,
                        Reason = obstacle.Reason,
                    }
                : shards.Count == 1 ? report with { Verdict = obstacle.Verdict, Reason = obstacle.Reason }
                : report with
                {
                    Verdict = shards.All(evidence => evidence.Obstacle?.Verdict == RunVerdict.NotPublished)
                        ? RunVerdict.NotPublished
                        : RunVerdict.Inconclusive,
                    Reason = $"shard {hindered.Shard}: {obstacle.Reason}",
                };
        if (RefusedCredentials.StatusIn(judged) is { } status)
            return Inconclusive(report, RefusedCredentials.Reason(status));
        if (UnpublishedCall.StatusIn(judged) is { } unpublished)
            return report with { Verdict = RunVerdict.NotPublished, Reason = UnpublishedCall.Reason(unpublished) };
        if (report.Count(Verdict.Failed) > 0)
            return report with { Verdict = RunVerdict.Violates };
        if (report.Count(Verdict.Passed) == 0 && !report.IsIncomplete)
            return Inconclusive(
                report,
                "no clause has a verdict: "
                    + (
                        report
                            .Clauses.Select(clause => clause.Reason)
                            .Concat(report.Interactions.Select(one => one.Reason))
                            .FirstOrDefault(reason => reason is not null)
                        ?? "nothing was sent"
                    )
            );
        var unanswered = judged.Where(one => one.Inconclusive is not null).ToList();
        // Whoever reads that an endpoint conforms looks no further: not while something of the run's may stand there.
        return unanswered.Count == 0
            ? report.WithoutDepartures()
            : Inconclusive(
                report,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{unanswered.Count} of {Counted.Of(judged.Count, "request")} without a verdict; "
                        + $"the first, '{unanswered[0].Case.Name}': {unanswered[0].Inconclusive}"
                )
            );
    }

    private static VerificationReport Inconclusive(VerificationReport report, string reason) =>
        report with
        {
            Verdict = RunVerdict.Inconclusive,
            Reason = reason,
        };
}
