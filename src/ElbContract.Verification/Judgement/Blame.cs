using System.Collections.Frozen;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>
/// Charges a listener that was refused although it conforms. The judge sees one exchange and can only say that the call failed; a run sees
/// many, and so which sentence it is that the provider does not keep.
/// </summary>
/// <remarks>
/// The reason for a refusal is a value that no accepted request has or, where there is none, two values that none has together.
/// Where several would do, the one that explains most refusals does. It is charged to the clauses that are about such a value and
/// ask for it to be accepted, first those that are the parameter's own rule; every other refused case is a bystander. What no value explains is charged to the smallest refused request.
/// </remarks>
internal sealed class Blame
{
    private static readonly IReadOnlyList<string> TheCallItself = ["uri.add"];

    private readonly Dictionary<JudgedCase, Cause> _causes = [];

    public Blame(IReadOnlyList<JudgedCase> cases)
    {
        var accepted = cases.Where(judged => judged.IsAccepted && judged.Expectation is not null && judged.Strength == Strength.Accept).Select(RequestParameters.Of).ToList();
        var refused = cases.Where(IsRefusal).ToDictionary(judged => judged, RequestParameters.Of);
        if (accepted.Count == 0) return;
        Explain(refused, accepted, parameters => parameters.Values.Select(value => FrozenSet.Create(value)), isCombination: false);
        Explain(refused, accepted, parameters => parameters.Pairs, isCombination: true);
        foreach (var (judged, parameters) in refused)
        {
            var smallest = refused.Where(other => other.Value.IsWithin(parameters)).MinBy(other => other.Value.Count).Value;
            _causes.TryAdd(judged, new Cause([], isCombination: false, [.. refused.Where(other => other.Value.IsSameAs(smallest)).Select(other => other.Key)]));
        }
    }

    /// <summary>Whether the case is a conforming request that was refused.</summary>
    public static bool IsRefusal(JudgedCase judged) =>
        judged.Expectation is not null && judged.Strength == Strength.Accept && !judged.IsAccepted && judged.Status is not null && judged.Inconclusive is null;

    /// <summary>The clauses that the refusal is charged to; the case's own is not among them where the case is a bystander.</summary>
    public IReadOnlyList<string> Charge(JudgedCase judged) => _causes.TryGetValue(judged, out var cause) ? cause.Clauses : TheCallItself;

    // Greedy: the values that explain most of what is left, until they explain nothing.
    private void Explain(Dictionary<JudgedCase, RequestParameters> refused, List<RequestParameters> accepted,
        Func<RequestParameters, IEnumerable<FrozenSet<ParameterValue>>> candidatesOf, bool isCombination)
    {
        if (refused.Count == _causes.Count) return;
        var heardOf = accepted.SelectMany(candidatesOf).ToHashSet(FrozenSets.Comparer);
        while (true)
        {
            var candidates = refused.Where(one => !_causes.ContainsKey(one.Key))
                .SelectMany(one => candidatesOf(one.Value).Where(candidate => !heardOf.Contains(candidate)).Select(candidate => (Candidate: candidate, Case: one.Key)))
                .GroupBy(one => one.Candidate, one => one.Case, FrozenSets.Comparer)
                .Select(group => (Values: group.Key, Cases: group.ToList())).ToList();
            if (candidates.Count == 0) return;
            var best = candidates.MaxBy(candidate => candidate.Cases.Count).Cases;
            // Values that explain the very same refusals cannot be told apart: each is a reason.
            var fields = candidates.Where(candidate => candidate.Cases.Count == best.Count && candidate.Cases.SequenceEqual(best))
                .SelectMany(candidate => candidate.Values).Select(value => value.Field).ToHashSet();
            var cause = new Cause(fields, isCombination, best);
            foreach (var judged in best) _causes[judged] = cause;
        }
    }

    /// <summary>Why some requests were refused: for values of these fields, for a combination of them, or, without any, by themselves.</summary>
    private sealed class Cause(HashSet<ListenerField> fields, bool isCombination, List<JudgedCase> cases)
    {
        private IReadOnlyList<string>? _clauses;

        public IReadOnlyList<string> Clauses => _clauses ??= Find();

        private IReadOnlyList<string> Find()
        {
            var speaking = cases.Where(Speaks).ToList();
            // A protocol conditions what other parameters may be: what it does not go with is their matter.
            var conditioned = isCombination ? ClausesAbout(speaking, field => fields.Contains(field) && field != ListenerField.Protocol) : [];
            if (conditioned.Count > 0) return conditioned;
            var about = ClausesAbout(speaking, fields.Contains);
            // A value that is refused wherever it stands is the matter of the parameter's own rule, not of those that say what it goes with.
            var own = isCombination ? [] : about.Where(IsOwnRule).ToList();
            if (own.Count > 0) return own;
            if (about.Count > 0) return about;
            var any = speaking.Select(judged => judged.Case.Clause).Distinct().Order(StringComparer.Ordinal).ToList();
            return any.Count > 0 ? any : TheCallItself;
        }

        private static bool IsOwnRule(string clause) => Catalogue.Find(clause)?.Shape is not null;

        private static List<string> ClausesAbout(List<JudgedCase> cases, Func<ListenerField, bool> isMeant) =>
            [.. cases.Select(judged => judged.Case.Clause).Where(clause => RequestParameters.SubjectOf(clause) is { } subject && isMeant(subject)).Distinct().Order(StringComparer.Ordinal)];

        // Whether its clause says something itself of this request; one that is about answers only happens to be asked with it.
        private static bool Speaks(JudgedCase judged) =>
            judged.Expectation!.Statements.Any(said => said.Clause.Id == judged.Case.Clause && said.Strength is Strength.Accept or Strength.Reject);
    }
}
