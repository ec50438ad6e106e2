using ElbContract.Client.Errors;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Judgement;

/// <summary>A call that the endpoint does not have, or not for this project: every conforming request is answered alike, and says nothing
/// of the rules.</summary>
internal static class UnpublishedCall
{
    private const string NoSuchLoadBalancer = "ELB.6040";

    /// <summary>Whether the status is one of a call that is not there.</summary>
    public static bool IsOne(int status) => status is 404 or 405 or 501;

    /// <summary>The status that every conforming request was answered; null where that is not so, or others show that the call is
    /// there.</summary>
    public static int? StatusIn(IReadOnlyList<JudgedCase> cases)
    {
        var conforming = cases
            .Where(judged => judged.Expectation is not null && judged.Strength == Strength.Accept && judged.Status is not null)
            .ToList();
        if (conforming is not [{ Status: { } status }, ..] || !IsOne(status) || conforming.Exists(judged => judged.Status != status))
            return null;
        // Who reads a body has the call, and what it does not know is an id.
        return cases.Any(judged => judged.IsAccepted || judged.Status == 400 || IsAboutAnId(judged)) ? null : status;
    }

    public static string Reason(int status) =>
        $"the endpoint answers {status} to every conforming POST to the documented path: adding listeners is not published there, or not "
        + "for that project (--endpoint, --project-id)";

    /// <summary>The cases, without what is held against a provider that does not have the call.</summary>
    /// <param name="cases">Of all shards: in one alone there may be few conforming requests.</param>
    public static IReadOnlyList<JudgedCase> Excuse(IReadOnlyList<JudgedCase> cases) =>
        StatusIn(cases) is not { } status
            ? cases
            :
            [
                .. cases.Select(judged =>
                    judged.Status == status && judged.Findings.Count > 0
                        ? judged with
                        {
                            Inconclusive = Reason(status),
                            Findings = [],
                        }
                        : judged
                ),
            ];

    private static bool IsAboutAnId(JudgedCase judged) =>
        judged.Status == 404 && ProviderErrorReader.Read(404, judged.Body.Span).Code == NoSuchLoadBalancer;
}
