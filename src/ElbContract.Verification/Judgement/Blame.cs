using System.Text;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// Charges a listener that was refused although it conforms. The judge sees one exchange and can only say that the call failed; a run sees
/// many, and so which sentence it is that the provider does not keep.
/// </summary>
/// <remarks>
/// A refused request that holds all parameters of a smaller refused one says nothing new: the smaller one is the cause, and the larger
/// a bystander. Among clauses that ask for one and the same request, those are cleared whose parameter has the same value in a
/// request that was accepted.
/// </remarks>
internal sealed class Blame
{
    private readonly Dictionary<JudgedCase, Parameters> _refused = [];
    private readonly List<JudgedCase> _accepted = [];

    public Blame(IEnumerable<JudgedCase> cases)
    {
        foreach (var judged in cases)
        {
            if (IsRefusal(judged)) _refused[judged] = Parameters.Of(judged);
            else if (judged.IsAccepted && judged.Expectation is not null) _accepted.Add(judged);
        }
    }

    /// <summary>Whether the case is a conforming request that was refused.</summary>
    public static bool IsRefusal(JudgedCase judged) =>
        judged.Expectation?.Strength == Strength.Accept && !judged.IsAccepted && judged.Status is not null && judged.Inconclusive is null;

    /// <summary>The clauses that the refusal is charged to; they stand for other cases where the case is a bystander.</summary>
    public IReadOnlyList<string> Charge(JudgedCase judged)
    {
        var own = _refused[judged];
        var cause = _refused.Where(other => other.Value.IsWithin(own)).OrderBy(other => other.Value.Count)
            .ThenBy(other => other.Key.Case.Key, StringComparer.Ordinal).First().Value;
        var suspects = _refused.Where(other => other.Value.Equals(cause) && Speaks(other.Key)).ToList();
        var charged = suspects.Where(suspect => !IsCleared(suspect.Key)).Select(suspect => suspect.Key.Case.Clause).Distinct().ToList();
        if (charged.Count > 0) return charged;
        var first = suspects.Select(suspect => suspect.Key.Case.Clause).OrderBy(Position).FirstOrDefault();
        return [first ?? "uri.add"];
    }

    // Whether its clause says itself that this request is accepted; one that is about answers only happens to be asked with it.
    private static bool Speaks(JudgedCase judged) =>
        judged.Expectation!.Statements.Any(said => said.Clause.Id == judged.Case.Clause && said.Strength == Strength.Accept);

    private bool IsCleared(JudgedCase suspect)
    {
        if (SubjectOf(suspect.Case.Clause) is not { } field) return false;
        var raw = suspect.Expectation!.Request.Raw(field);
        foreach (var judged in _accepted)
        {
            if (judged.Expectation!.Strength == Strength.Accept && judged.Expectation.Request.Raw(field).SequenceEqual(raw)) return true;
        }

        return false;
    }

    private static ListenerField? SubjectOf(string clause)
    {
        var name = clause[..clause.IndexOf('.', StringComparison.Ordinal)].Replace('-', '_');
        foreach (var field in Enum.GetValues<ListenerField>())
        {
            if (field.JsonName() == name) return field;
        }

        return null;
    }

    private static int Position(string clause)
    {
        for (var index = 0; index < Catalogue.Clauses.Count; index++)
        {
            if (Catalogue.Clauses[index].Id == clause) return index;
        }

        return int.MaxValue;
    }

    /// <summary>The parameters of a request that can be the reason for its refusal.</summary>
    private sealed class Parameters : IEquatable<Parameters>
    {
        private readonly HashSet<string> _values;

        private Parameters(HashSet<string> values) => _values = values;

        public int Count => _values.Count;

        public static Parameters Of(JudgedCase judged)
        {
            var request = judged.Expectation!.Request;
            var subject = SubjectOf(judged.Case.Clause);
            HashSet<string> values = new(StringComparer.Ordinal);
            foreach (var field in Enum.GetValues<ListenerField>())
            {
                // Every case has a name and a port of its own: they count where they are what is tested.
                if (field is ListenerField.Name or ListenerField.Port && field != subject) continue;
                if (request.Kind(field) != JsonKind.Absent) values.Add(field.JsonName() + "=" + Encoding.UTF8.GetString(request.Raw(field)));
            }

            return new Parameters(values);
        }

        public bool IsWithin(Parameters other) => _values.IsSubsetOf(other._values);

        public bool Equals(Parameters? other) => other is not null && _values.SetEquals(other._values);

        public override bool Equals(object? obj) => Equals(obj as Parameters);

        public override int GetHashCode() => _values.Count;
    }
}
