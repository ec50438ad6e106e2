using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Brokering;

/// <summary>What a run says of one contract.</summary>
/// <param name="Pact">Which.</param>
/// <param name="Success">Whether each of its interactions was answered as the page and its consumer expect; null where the run cannot
/// say.</param>
/// <param name="Interactions">Those that were judged, or left out.</param>
public sealed record PactResult(FetchedPact Pact, bool? Success, IReadOnlyList<ConsumerInteraction> Interactions)
{
    /// <param name="pact">Which.</param>
    /// <param name="report">Of the run, nothing waived: a waiver is the provider's, and does not help a consumer.</param>
    /// <param name="allowsGaps">Whether interactions without verdict are passed over.</param>
    public static PactResult Of(FetchedPact pact, VerificationReport report, bool allowsGaps)
    {
        List<ConsumerInteraction> own =
        [
            .. report.Outcomes.Where(one => one.Key.StartsWith(pact.KeyPrefix, StringComparison.Ordinal) && !one.IsPending),
        ];
        bool? success =
            report.Verdict is RunVerdict.Inconclusive or RunVerdict.NotPublished ? null
            : own.Exists(IsFailed) ? false
            : own.Exists(one => one.Outcome == ConsumerOutcome.NotVerified) && !allowsGaps ? null
            : own.Exists(one => one.Outcome == ConsumerOutcome.Passed) ? true
            : null;
        return new PactResult(pact, success, own);
    }

    /// <summary>Whether an interaction fails its contract: also where its consumer expects what the page does not promise, for it would
    /// break at this provider.</summary>
    public static bool IsFailed(ConsumerInteraction one) => one.Outcome is ConsumerOutcome.Failed or ConsumerOutcome.ContractDeparts;
}
