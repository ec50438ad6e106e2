using ElbContract.Verification.Judgement;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>The verdict on the provider as a whole.</summary>
internal static class OverallVerdict
{
    public static (RunVerdict Verdict, string? Reason) Of(
        IReadOnlyList<Evidence> shards,
        IReadOnlyList<JudgedCase> judged,
        IReadOnlyList<ClauseResult> clauses
    ) =>
        shards.FirstOrDefault(evidence => evidence.Obstacle is not null) is not { Obstacle: { } obstacle } hindered
            ? WithWhatIsLeft(Of(judged, clauses), shards)
        : shards.Count == 1 ? (obstacle.Verdict, obstacle.Reason)
        : (
            shards.All(evidence => evidence.Obstacle?.Verdict == RunVerdict.NotPublished)
                ? RunVerdict.NotPublished
                : RunVerdict.Inconclusive,
            $"shard {hindered.Shard}: {obstacle.Reason}"
        );

    // Whoever reads that an endpoint conforms looks no further: not while something of the run's may stand there.
    private static (RunVerdict Verdict, string? Reason) WithWhatIsLeft(
        (RunVerdict Verdict, string? Reason) overall,
        IReadOnlyList<Evidence> shards
    ) =>
        overall.Verdict == RunVerdict.Conforms && shards.SelectMany(evidence => evidence.ListenersLeftBehind).FirstOrDefault() is { } left
            ? (RunVerdict.Inconclusive, left)
            : overall;

    private static (RunVerdict Verdict, string? Reason) Of(IReadOnlyList<JudgedCase> judged, IReadOnlyList<ClauseResult> clauses)
    {
        if (RefusedCredentials.StatusIn(judged) is { } status)
            return (RunVerdict.Inconclusive, RefusedCredentials.Reason(status));
        if (clauses.Any(clause => clause.Verdict == Verdict.Failed))
            return (RunVerdict.Violates, null);
        if (!clauses.Any(clause => clause.Verdict == Verdict.Passed))
            return (
                RunVerdict.Inconclusive,
                "no clause has a verdict: "
                    + (clauses.Select(clause => clause.Reason).FirstOrDefault(reason => reason is not null) ?? "nothing was sent")
            );
        var unanswered = judged.Where(one => one.Inconclusive is not null).ToList();
        return unanswered.Count == 0
            ? (RunVerdict.Conforms, null)
            : (
                RunVerdict.Inconclusive,
                $"{unanswered.Count} of {judged.Count} requests without a verdict; the first, '{unanswered[0].Case.Name}': "
                    + $"{unanswered[0].Inconclusive}"
            );
    }
}
