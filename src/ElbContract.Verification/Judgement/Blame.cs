using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// Charges a listener that was refused although it conforms. The judge sees one exchange and can only say that the call failed; a run sees
/// many, and so which sentence it is that the provider does not keep.
/// </summary>
/// <remarks>
/// The reason for a refusal is something that no accepted request has, or two things that none has together. Where several would do, the
/// one that explains most refusals does, and of equals one thing before two. <see cref="RefusalCause"/> says to which clauses it is
/// charged; every other refused case is a bystander. What nothing explains is charged to the smallest refused request.
/// </remarks>
internal sealed class Blame
{
    private readonly Dictionary<JudgedCase, RefusalCause> _causes = [];

    public Blame(IReadOnlyList<JudgedCase> cases)
    {
        var accepted = cases
            .Where(judged => judged.IsAccepted && judged.Expectation is not null && judged.Strength == Strength.Accept)
            .Select(RequestParameters.Of)
            .ToList();
        var refused = cases.Where(IsRefusal).ToDictionary(judged => judged, RequestParameters.Of);
        if (accepted.Count == 0)
            return;
        foreach (var cause in new Suspicions(accepted).Explain(refused))
            Charge(cause);
        foreach (var (judged, parameters) in refused)
        {
            var smallest = refused.Where(other => other.Value.IsWithin(parameters)).MinBy(other => other.Value.Count).Value;
            _causes.TryAdd(
                judged,
                new RefusalCause(
                    [],
                    isCombination: false,
                    [.. refused.Where(other => other.Value.IsSameAs(smallest)).Select(other => other.Key)]
                )
            );
        }
    }

    /// <summary>Whether the case is a conforming request that was refused.</summary>
    public static bool IsRefusal(JudgedCase judged) =>
        judged.Expectation is not null
        && judged.Strength == Strength.Accept
        && !judged.IsAccepted
        && judged.Status is not null
        && judged.Inconclusive is null;

    /// <summary>The clauses that the refusal is charged to; the case's own is not among them where the case is a bystander.</summary>
    public IReadOnlyList<string> Charge(JudgedCase judged) =>
        _causes.TryGetValue(judged, out var cause) ? cause.Clauses : RefusalCause.TheCallItself;

    private void Charge(RefusalCause cause)
    {
        foreach (var judged in cause.Cases)
            _causes[judged] = cause;
    }
}
