using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// Charges a listener that was refused although it conforms. The judge sees one exchange and can only say that the call failed; a run sees
/// many, and so which sentence it is that the provider does not keep.
/// </summary>
/// <remarks>
/// A refused request that holds all parameters of a smaller refused one says nothing new: the smaller one is the cause, and the larger a
/// bystander. A value that no accepted request has is the reason for the refusal, as far as can be told; where every value was
/// accepted in some request, it is their combination, and what speaks of it is the clause that asked for it.
/// </remarks>
internal sealed class Blame
{
    private const string Nothing = "uri.add";

    private readonly Dictionary<JudgedCase, RequestParameters> _refused = [];
    private readonly HashSet<(ListenerField Field, string Value)> _accepted = [];

    public Blame(IEnumerable<JudgedCase> cases)
    {
        foreach (var judged in cases)
        {
            if (IsRefusal(judged)) _refused[judged] = RequestParameters.Of(judged);
            else if (judged.IsAccepted && judged.Expectation?.Strength == Strength.Accept)
            {
                foreach (var field in RequestParameters.Fields) _accepted.Add((field, RequestParameters.Value(judged, field)));
            }
        }
    }

    /// <summary>Whether the case is a conforming request that was refused.</summary>
    public static bool IsRefusal(JudgedCase judged) =>
        judged.Expectation?.Strength == Strength.Accept && !judged.IsAccepted && judged.Status is not null && judged.Inconclusive is null;

    /// <summary>The clauses that the refusal is charged to; the case's own is not among them where the case is a bystander.</summary>
    public IReadOnlyList<string> Charge(JudgedCase judged)
    {
        if (_accepted.Count == 0) return [Nothing];
        var own = _refused[judged];
        var (causeCase, cause) = _refused.Where(other => other.Value.IsWithin(own)).OrderBy(other => other.Value.Count)
            .ThenBy(other => other.Key.Case.Key, StringComparer.Ordinal).First();
        var unheardOf = RequestParameters.Fields.Where(field => IsUnheardOf(causeCase, field)).ToList();
        var suspects = _refused.Where(other => other.Value.Equals(cause) && Speaks(other.Key)).Select(other => other.Key).ToList();
        var charged = unheardOf.Count == 0 ? Clauses(suspects)
            : Clauses(suspects.Where(suspect => IsAbout(suspect, unheardOf))) is { Count: > 0 } among ? among
            : Clauses(_refused.Keys.Where(other => Speaks(other) && IsAbout(other, unheardOf.Where(field => HaveTheSame(other, causeCase, field)))));
        return charged.Count > 0 ? charged : [Nothing];
    }

    private bool IsUnheardOf(JudgedCase judged, ListenerField field) =>
        RequestParameters.Counts(judged, field) && !_accepted.Contains((field, RequestParameters.Value(judged, field)));

    private static bool HaveTheSame(JudgedCase left, JudgedCase right, ListenerField field) =>
        RequestParameters.Value(left, field) == RequestParameters.Value(right, field);

    private static bool IsAbout(JudgedCase judged, IEnumerable<ListenerField> fields) =>
        RequestParameters.SubjectOf(judged.Case.Clause) is { } subject && fields.Contains(subject);

    // Whether its clause says itself that this request is accepted; one that is about answers only happens to be asked with it.
    private static bool Speaks(JudgedCase judged) =>
        judged.Expectation!.Statements.Any(said => said.Clause.Id == judged.Case.Clause && said.Strength == Strength.Accept);

    private static List<string> Clauses(IEnumerable<JudgedCase> cases) => [.. cases.Select(judged => judged.Case.Clause).Distinct().Order(StringComparer.Ordinal)];
}
