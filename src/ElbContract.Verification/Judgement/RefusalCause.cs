using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Judgement;

/// <summary>Why conforming requests were refused: for one of these traits, for two of them together, or, without any, by
/// themselves.</summary>
/// <param name="traits">The traits; several single ones where they cannot be told apart.</param>
/// <param name="isCombination">Whether it takes two together.</param>
/// <param name="cases">The refused cases.</param>
internal sealed class RefusalCause(IReadOnlyList<Trait> traits, bool isCombination, IReadOnlyList<JudgedCase> cases)
{
    public static readonly IReadOnlyList<string> TheCallItself = [ClauseIds.UriAdd];

    // What a listener is. Together with these, it is the other parameter that is refused.
    private static readonly ListenerField[] Conditions =
    [
        ListenerField.Protocol,
        ListenerField.BackendProtocol,
        ListenerField.LoadbalancerId,
        ListenerField.CertificateId,
    ];

    private IReadOnlyList<string>? _clauses;

    public IReadOnlyList<Trait> Traits => traits;

    public IReadOnlyList<JudgedCase> Cases => cases;

    /// <summary>Whether the trait is what is refused, in the company of what a listener is.</summary>
    public bool IsOf(Trait trait) =>
        isCombination
        && !Conditions.Contains(trait.Field)
        && traits.Where(one => !Conditions.Contains(one.Field)).ToList() is [var only]
        && only == trait;

    /// <summary>The clauses that are not kept: of those that ask for the refused cases to be accepted, the ones that are about the
    /// reason.</summary>
    public IReadOnlyList<string> Clauses => _clauses ??= Find();

    private IReadOnlyList<string> Find()
    {
        var own = cases.Where(Speaks).Select(judged => judged.Case.Clause).Distinct().Order(StringComparer.Ordinal).ToList();
        var speaking = own.Union(cases.Where(judged => judged.Case is GeneratedCase).SelectMany(Accepting), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var conditioned = isCombination ? traits.Where(trait => !Conditions.Contains(trait.Field)).ToList() : [];
        foreach (var reasons in (IReadOnlyList<Trait>[])[conditioned, traits])
        {
            var about = About(own, reasons);
            // A text that was sent for its length can be refused for its letters.
            if (!about.Exists(clause => reasons.Any(reason => IsOf(clause, reason.Aspect))))
                about = About(speaking, reasons);
            if (about.Count > 0)
                return about;
        }

        // By themselves: each of their values is accepted elsewhere, and so it is how they go together.
        return Preferred(own, IsRelation) is { Count: > 0 } any ? any : TheCallItself;
    }

    private List<string> About(List<string> speaking, IReadOnlyList<Trait> reasons)
    {
        var fields = reasons.Select(trait => trait.Field).ToHashSet();
        var about = speaking.Where(clause => RequestParameters.SubjectOf(clause) is { } subject && fields.Contains(subject)).ToList();
        about = Preferred(about, clause => reasons.Any(trait => IsOf(clause, trait.Aspect)));
        // That a value has the right type, and is there at all, is said of each that conforms.
        about = Preferred(about, clause => Catalogue.Find(clause)?.Shape is not Shape.Typed);
        about = Preferred(about, clause => Catalogue.Find(clause)?.Shape is not Shape.Mandatory);
        // One parameter's value is the matter of its own rule, and how several go together that of the rules about just that.
        return Preferred(about, isCombination && fields.Count > 1 ? IsRelation : IsOwn);
    }

    private static bool IsOf(string clause, Aspect aspect) =>
        aspect switch
        {
            Aspect.Length => clause.EndsWith(".length", StringComparison.Ordinal),
            Aspect.Characters => clause.EndsWith(".characters", StringComparison.Ordinal),
            _ => true,
        };

    private static bool IsOwn(string clause) => Catalogue.Find(clause)?.Shape is not null;

    private static bool IsRelation(string clause) => !IsOwn(clause) && clause != TheCallItself[0];

    private static List<string> Preferred(List<string> clauses, Predicate<string> isPreferred) =>
        clauses.Exists(isPreferred) ? clauses.FindAll(isPreferred) : clauses;

    // A scenario is about its clause; a generated case has a value of which several say that it is right.
    private static IEnumerable<string> Accepting(JudgedCase judged) =>
        judged.Expectation!.Statements.Where(said => said.Strength == Strength.Accept).Select(said => said.Clause.Id);

    // Whether its clause says something itself of this request; one that is about answers only happens to be asked with it.
    private static bool Speaks(JudgedCase judged) =>
        judged.Expectation!.Statements.Any(said =>
            said.Clause.Id == judged.Case.Clause && said.Strength is Strength.Accept or Strength.Reject
        );
}
