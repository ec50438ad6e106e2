using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator;

/// <summary>What goes back over the wire.</summary>
internal readonly record struct Answer(int Status, AnswerBody Body)
{
    /// <summary>The header <c>Allow</c>; null for none.</summary>
    public string? Allow { get; init; }

    /// <summary>What the page asks of the answer; null where it says nothing of the call.</summary>
    public Expectation? Expectation { get; init; }

    /// <summary>The clauses that decided it: those that the request is refused for; where it is accepted, those that let a provider do
    /// otherwise.</summary>
    public IReadOnlyList<string> DecisiveClauses()
    {
        if (Expectation is null or { Strength: Strength.Accept })
            return [];
        var (status, isRefused) = (Status, Expectation.Strength is Strength.Reject);
        return
        [
            .. Expectation
                .Statements.Where(said =>
                    said.Strength is not Strength.Accept
                    && (!isRefused || said.Strength is Strength.Reject)
                    && (said.Statuses.Count == 0 || said.Statuses.Contains(status))
                )
                .Select(said => said.Clause.Id),
        ];
    }

    public static Answer Ok(AnswerBody body) => new(200, body);

    public static Answer NoContent => new(204, default);

    public static Answer Error(ProviderError error, ErrorShape shape = ErrorShape.Classic) =>
        new(error.Status, ErrorAnswer.Render(error, shape));
}
