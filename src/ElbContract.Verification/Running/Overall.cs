using ElbContract.Specification.Clauses;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>The verdict on the provider as a whole.</summary>
internal static class Overall
{
    public static (RunVerdict Verdict, string? Reason) Of(IReadOnlyList<JudgedCase> judged, IReadOnlyList<ClauseResult> clauses)
    {
        if (AllRefused(judged) is { } status)
            return (RunVerdict.Inconclusive, $"the endpoint refuses every conforming request with {status}: give a valid token for that project (--token, --project-id)");
        if (clauses.Any(clause => clause.Verdict == Verdict.Failed)) return (RunVerdict.Violates, null);
        if (!clauses.Any(clause => clause.Verdict == Verdict.Passed)) return (RunVerdict.Inconclusive, "no clause has a verdict: " + (clauses.Select(clause => clause.Reason).FirstOrDefault(reason => reason is not null) ?? "nothing was sent"));
        var unanswered = judged.Where(one => one.Inconclusive is not null).ToList();
        return unanswered.Count == 0 ? (RunVerdict.Conforms, null)
            : (RunVerdict.Inconclusive, $"{unanswered.Count} of {judged.Count} requests without a verdict; the first, '{unanswered[0].Case.Name}': {unanswered[0].Inconclusive}");
    }

    // With one conforming request accepted, a 401 is an answer to a request; with none, it is one to the token.
    private static int? AllRefused(IReadOnlyList<JudgedCase> judged)
    {
        var conforming = judged.Where(one => one.Expectation?.Strength == Strength.Accept && one.Status is not null).ToList();
        return conforming.Count > 0 && conforming.TrueForAll(one => one.Status is 401 or 403) ? conforming[0].Status : null;
    }
}
