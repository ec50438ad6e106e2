using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Traffic.Checking;

/// <summary>What a client did that the page does not allow: each clause for which its request is to be refused.</summary>
internal static class ClientFindings
{
    public static IReadOnlyList<Finding> Of(Expectation expectation) =>
        expectation.Strength == Strength.Reject ? [.. expectation.Refusals.Select(clause => Of(clause, expectation.Request))] : [];

    private static Finding Of(Clause clause, ListenerDocument request)
    {
        if (clause.Subject is { } field)
            return new(clause.Id, "$.body." + field.JsonName(), clause.Sentence, request.Show(field));
        return clause.Id.StartsWith("status.", StringComparison.Ordinal)
            ? new(clause.Id, "$.body", clause.Sentence, Form(request))
            : new(clause.Id, "$.path", clause.Sentence, "no project");
    }

    private static string Form(ListenerDocument request) =>
        request.Form switch
        {
            DocumentForm.Empty => "an empty body",
            DocumentForm.NotAnObject => "JSON that is not an object",
            _ when !request.IsUtf8 => "a body with bytes that are not UTF-8",
            _ => "a body that is not JSON",
        };
}
