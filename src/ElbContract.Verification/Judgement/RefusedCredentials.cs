using System.Globalization;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// A run whose token is refused, from the start or from some moment on. With one conforming request accepted, a 401 is an answer to a request; with none,
/// or with none any more, it is one to the token, and nobody is accused of it.
/// </summary>
internal static class RefusedCredentials
{
    /// <summary>A token that has ended is refused until the end: so many requests in a row, a conforming one among them, are no answers to requests.</summary>
    private const int Enough = 3;

    /// <summary>The status that every conforming request was refused with; null where that is not so.</summary>
    public static int? StatusIn(IReadOnlyList<JudgedCase> cases)
    {
        var conforming = cases.Where(IsConforming).ToList();
        return conforming.Count > 0 && conforming.TrueForAll(IsRefused) ? conforming[0].Status : null;
    }

    public static string Reason(int status) =>
        $"the endpoint refuses every conforming request with {status}: check the token, user or access key, and that they may add listeners in that project";

    /// <summary>The cases, without what is held against a provider that refused the token throughout.</summary>
    /// <param name="cases">Of all shards: in one alone there may be few conforming requests.</param>
    public static IReadOnlyList<JudgedCase> Excuse(IReadOnlyList<JudgedCase> cases) => StatusIn(cases) is not { } status
        ? cases
        : [.. cases.Select(judged => IsRefused(judged) && IsHeldAgainst(judged) ? Without(judged, Reason(status)) : judged)];

    /// <summary>The cases, without what is held against a provider whose token ended during the run.</summary>
    /// <param name="cases">Of one run, for each has a token of its own.</param>
    public static IReadOnlyList<JudgedCase> ExcuseEnded(IReadOnlyList<JudgedCase> cases) => SinceWhen(cases) is not { } since
        ? cases
        : [.. cases.Select(judged => HasToken(judged) && judged.Exchange!.StartedAt >= since ? Without(judged, Ended(since)) : judged)];

    private static string Ended(DateTimeOffset since) => string.Create(CultureInfo.InvariantCulture,
        $"the endpoint refuses the token since {since:HH:mm:ss} UTC with 401: it ended during the run; give one that lasts longer, or a user whose token is renewed (--username)");

    /// <summary>When the first of the requests was sent that were all refused until the end; null where that is not so.</summary>
    private static DateTimeOffset? SinceWhen(IReadOnlyList<JudgedCase> cases)
    {
        var refused = cases.Where(HasToken).OrderByDescending(judged => judged.Exchange!.StartedAt).TakeWhile(judged => judged.Status == 401).ToList();
        return refused.Count >= Enough && refused.Exists(IsConforming) ? refused[^1].Exchange!.StartedAt : null;
    }

    private static bool HasToken(JudgedCase judged) => judged.Status is not null && judged.Exchange?.Request.Header("X-Auth-Token") == ProviderIds.Example.Token;

    private static bool IsConforming(JudgedCase judged) => judged.Expectation is not null && judged.Strength == Strength.Accept && judged.Status is not null;

    private static bool IsRefused(JudgedCase judged) => judged.Status is 401 or 403;

    private static bool IsHeldAgainst(JudgedCase judged) => judged.Findings.Any(finding => finding.Where == "$.status");

    private static JudgedCase Without(JudgedCase judged, string reason) => judged with { Inconclusive = reason, Findings = [] };
}
