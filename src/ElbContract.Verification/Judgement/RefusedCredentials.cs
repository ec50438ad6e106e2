using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// A run whose token is refused. With one conforming request accepted, a 401 is an answer to a request; with none, it is one to the token,
/// and nobody is accused of it.
/// </summary>
internal static class RefusedCredentials
{
    /// <summary>The status that every conforming request was refused with; null where that is not so.</summary>
    public static int? StatusIn(IReadOnlyList<JudgedCase> cases)
    {
        var conforming = cases.Where(judged => judged.Expectation is not null && judged.Strength == Strength.Accept && judged.Status is not null).ToList();
        return conforming.Count > 0 && conforming.TrueForAll(judged => judged.Status is 401 or 403) ? conforming[0].Status : null;
    }

    public static string Reason(int status) =>
        $"the endpoint refuses every conforming request with {status}: give a valid token for that project (--token, --project-id)";

    /// <summary>The cases, without what is held against a provider that merely refused the token.</summary>
    public static IReadOnlyList<JudgedCase> Excuse(IReadOnlyList<JudgedCase> cases) => StatusIn(cases) is not { } status
        ? cases
        : [.. cases.Select(judged => judged.Status is 401 or 403 && judged.Findings.Any(finding => finding.Where == "$.status")
            ? judged with { Inconclusive = Reason(status), Findings = [] }
            : judged)];
}
