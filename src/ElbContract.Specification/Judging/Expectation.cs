using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Judging;

/// <summary>A clause that speaks about a request, and what it says of it.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Strength">What it says of this request: at most its own strength.</param>
/// <param name="Statuses">The statuses it allows; empty where it leaves the answer free.</param>
public readonly record struct Statement(Clause Clause, Strength Strength, IReadOnlyList<int> Statuses);

/// <summary>What the page asks of the answer to one request.</summary>
public sealed class Expectation
{
    private readonly List<(Clause Clause, Ruling Ruling)> _rulings;

    internal Expectation(RequestFacts? facts, ListenerDocument request, List<(Clause, Ruling)> rulings)
    {
        Facts = facts;
        Request = request;
        _rulings = rulings;
        var rejects = StatusSet.None;
        foreach (var (_, ruling) in rulings)
        {
            Frees |= ruling.Frees;
            if (ruling.Strength == Strength.Reject)
                rejects |= ruling.Statuses;
            IsFree |= ruling.Strength == Strength.Free;
            IsEither |= ruling.Strength == Strength.Either;
        }

        Strength =
            rejects != StatusSet.None ? Strength.Reject
            : IsFree ? Strength.Free
            : IsEither ? Strength.Either
            : Strength.Accept;
        // The order of a provider's checks is not documented: whatever would be refused may be refused for any of its reasons.
        AllowedStatuses = Strength switch
        {
            Strength.Reject => IsFree || IsEither ? rejects | StatusSet.S400 : rejects,
            Strength.Either => StatusSet.S200 | StatusSet.S400,
            Strength.Accept => StatusSet.S200,
            _ => StatusSet.None,
        };
    }

    /// <summary>The outcome asked for: one REJECT makes a refusal, else one FREE leaves it open, else one EITHER allows both.</summary>
    public Strength Strength { get; }

    /// <summary>The statuses that conform, ascending; empty where any does.</summary>
    public IReadOnlyList<int> Statuses => AllowedStatuses.ToList();

    /// <summary>Every clause that speaks about the request, in the catalogue's order.</summary>
    public IEnumerable<Statement> Statements =>
        _rulings.Select(said => new Statement(said.Clause, said.Ruling.Strength, said.Ruling.Statuses.ToList()));

    /// <summary>The request's body as it was sent.</summary>
    public ListenerDocument Request { get; }

    /// <summary>Null where the request never came as far as its parameters.</summary>
    internal RequestFacts? Facts { get; }

    internal StatusSet AllowedStatuses { get; }
    internal FieldSet Frees { get; }
    private bool IsFree { get; }
    private bool IsEither { get; }

    /// <summary>The clauses for which the request is to be refused; none where it is not.</summary>
    public IEnumerable<Clause> Refusals => _rulings.Where(said => said.Ruling.Strength == Strength.Reject).Select(said => said.Clause);
}
