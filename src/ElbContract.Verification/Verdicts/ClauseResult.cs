using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Verdicts;

/// <summary>The verdict on one clause.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Verdict">Failed where one case failed; not verified where a case that it needs has no verdict; else passed.</param>
/// <param name="Reason">Why it is not verified, or what was observed.</param>
/// <param name="Cases">Its own cases, then cases of other clauses in which it was found broken.</param>
public sealed record ClauseResult(Clause Clause, Verdict Verdict, string? Reason, IReadOnlyList<CaseResult> Cases)
{
    /// <summary>What the caller can give for it to have a verdict: options such as <c>--certificate</c>. Empty where nothing was
    /// missing.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether a verdict on it could be had of this run, with all that the caller can give.</summary>
    public Reach Reach { get; init; }

    /// <summary>Whether it has no verdict because something was not given.</summary>
    public bool IsIncomplete => Missing.Count > 0;
}
