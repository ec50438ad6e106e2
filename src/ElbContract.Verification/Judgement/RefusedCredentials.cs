using System.Globalization;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// A run whose token is refused, from the start or from some moment on. With one conforming request accepted, a 401 is an answer to a
/// request; with none, or with none any more, it is one to the token, and nobody is accused of it.
/// </summary>
internal static class RefusedCredentials
{
    /// <summary>A token that has ended is refused until the end: so many requests in a row, a conforming one among them, are no answers to
    /// requests.</summary>
    private const int Enough = 3;

    /// <summary>The status that every conforming request was refused with; null where that is not so.</summary>
    public static int? StatusIn(IReadOnlyList<JudgedCase> cases)
    {
        var conforming = cases.Where(IsConforming).ToList();
        return conforming.Count > 0 && conforming.TrueForAll(IsRefused) ? conforming[0].Status : null;
    }

    public static string Reason(int status) =>
        $"the endpoint refuses every conforming request with {status}: check the token, user or access key, and that they may add "
        + "listeners in that project";

    /// <summary>The cases, without what is held against a provider that refused the token throughout.</summary>
    /// <param name="cases">Of all shards: in one alone there may be few conforming requests.</param>
    public static IReadOnlyList<JudgedCase> Excuse(IReadOnlyList<JudgedCase> cases) =>
        StatusIn(cases) is not { } status
            ? cases
            : [.. cases.Select(judged => IsRefused(judged) && IsHeldAgainst(judged) ? Without(judged, Reason(status)) : judged)];

    /// <summary>The cases, without what is held against a provider whose token ended during the run.</summary>
    /// <param name="cases">The cases of one run, because each run has its own token.</param>
    /// <param name="isRefusedAtTheEnd">Whether the token is known to be refused after the last of them.</param>
    public static IReadOnlyList<JudgedCase> ExcuseEnded(IReadOnlyList<JudgedCase> cases, bool isRefusedAtTheEnd)
    {
        var refused = RefusedUntilTheEnd(cases, isRefusedAtTheEnd);
        if (refused.Count == 0)
            return cases;
        var since = refused.Min(judged => judged.Exchange!.StartedAt);
        // One without permission was issued with it as a rule, and has no other answer that would show that it lives.
        return
        [
            .. cases.Select(judged =>
                refused.Contains(judged) || (judged.Status == 401 && IsWithoutPermission(judged) && judged.Exchange!.StartedAt >= since)
                    ? Without(judged, Ended(since))
                    : judged
            ),
        ];
    }

    private static bool IsWithoutPermission(JudgedCase judged) =>
        judged.Exchange?.Request.Header("X-Auth-Token") == ProviderIds.Example.TokenWithoutPermission;

    private static string Ended(DateTimeOffset since) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the endpoint refuses the token with 401 since {since:HH:mm:ss} UTC: it expired during the run; give one that lasts longer, "
                + $"or a user whose token is renewed (--username)"
        );

    /// <summary>Those that were refused once no listener was added any more; none where they are too few.</summary>
    /// <remarks>
    /// Only an answer that needs a valid token shows that it lives: an unknown path is answered 404, and a wrong body 400, by endpoints
    /// that look at the token last. Requests overlap: one that was sent before the last that was accepted can have been looked at after it,
    /// until its own answer came.
    /// </remarks>
    private static HashSet<JudgedCase> RefusedUntilTheEnd(IReadOnlyList<JudgedCase> cases, bool isRefusedAtTheEnd)
    {
        var own = cases.Where(HasToken).ToList();
        var lastAccepted = own.Where(judged => judged.IsAccepted)
            .Select(judged => judged.Exchange!.StartedAt)
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max();
        var refused = own.Where(judged => judged.Status == 401 && judged.Exchange!.StartedAt + judged.Exchange.Duration >= lastAccepted)
            .ToList();
        var after = refused.Count(judged => judged.Exchange!.StartedAt > lastAccepted);
        return isRefusedAtTheEnd || (after >= Enough && refused.Exists(IsConforming))
            ? new(refused, ReferenceEqualityComparer.Instance)
            : [];
    }

    private static bool HasToken(JudgedCase judged) =>
        judged.Status is not null && judged.Exchange?.Request.Header("X-Auth-Token") == ProviderIds.Example.Token;

    private static bool IsConforming(JudgedCase judged) =>
        judged.Expectation is not null && judged.Strength == Strength.Accept && judged.Status is not null;

    private static bool IsRefused(JudgedCase judged) => judged.Status is 401 or 403 && !CaseJudge.IsForTheQuota(judged);

    private static bool IsHeldAgainst(JudgedCase judged) => judged.Findings.Any(finding => finding.Where == "$.status");

    private static JudgedCase Without(JudgedCase judged, string reason) => judged with { Inconclusive = reason, Findings = [] };
}
