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
    private readonly Rulings _rulings;

    internal Expectation(RequestFacts? facts, ListenerDocument request, Rulings rulings)
    {
        Facts = facts;
        Request = request;
        _rulings = rulings;
        Strength =
            rulings.Rejects != StatusSet.None ? Strength.Reject
            : rulings.HasFree ? Strength.Free
            : rulings.HasEither ? Strength.Either
            : Strength.Accept;
        // The order of a provider's checks is not documented: whatever would be refused may be refused for any of its reasons.
        AllowedStatuses = Strength switch
        {
            Strength.Reject => rulings.HasFree || rulings.HasEither ? rulings.Rejects | StatusSet.S400 : rulings.Rejects,
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
        _rulings.All().Select(said => new Statement(said.Clause, said.Ruling.Strength, said.Ruling.Statuses.ToList()));

    /// <summary>The request's body as it was sent.</summary>
    public ListenerDocument Request { get; }

    /// <summary>Null where the request never came as far as its parameters.</summary>
    internal RequestFacts? Facts { get; }

    internal StatusSet AllowedStatuses { get; }
    internal FieldSet Frees => _rulings.Frees;

    /// <summary>The clauses for which the request is to be refused; none where it is not.</summary>
    public IEnumerable<Clause> Refusals =>
        _rulings.All().Where(said => said.Ruling.Strength == Strength.Reject).Select(said => said.Clause);
}
