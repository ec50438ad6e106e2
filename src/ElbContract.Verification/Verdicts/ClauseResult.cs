using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Verdicts;

/// <summary>The verdict on one clause.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Verdict">Failed where one case failed; not verified where a case that it needs has no verdict; else passed.</param>
/// <param name="Reason">Why it is not verified, or what was observed.</param>
/// <param name="Cases">Its own cases, then cases of other clauses in which it was found broken.</param>
public sealed record ClauseResult(Clause Clause, Verdict Verdict, string? Reason, IReadOnlyList<CaseResult> Cases)
{
    /// <summary>Whether a condition that the caller can fulfil was missing: a load balancer, a certificate, a token.</summary>
    public bool IsIncomplete { get; init; }
}
