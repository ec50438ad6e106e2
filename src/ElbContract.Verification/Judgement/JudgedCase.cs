using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Judgement;

/// <summary>A case that was sent: what was expected, what came, and what both witnesses make of it.</summary>
internal sealed record JudgedCase
{
    public required PlannedCase Case { get; init; }

    /// <summary>What the page asks; null where the request never went out.</summary>
    public Expectation? Expectation { get; init; }

    /// <summary>What was sent and what came; null where it was not sent.</summary>
    public Exchange? Exchange { get; init; }

    public int? Status { get; init; }

    /// <summary>The answer's body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The findings of both witnesses; empty for a conforming answer.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What Pact finds that the page does not ask for, a line each: the contract departs. Of a contract that another program
    /// wrote.</summary>
    public IReadOnlyList<string> ContractDepartures { get; init; } = [];

    /// <summary>Why nothing can be said; null where something can.</summary>
    public string? Inconclusive { get; init; }

    /// <summary>What was not asked though the verdict stands; null where all was.</summary>
    public string? Remark { get; init; }

    public string? Curl { get; init; }

    /// <summary>What the scenario says of the outcome or, where the contract does not tell, the judge.</summary>
    public Strength? Strength => Case.Strength ?? Expectation?.Strength;

    /// <summary>Whether scenario and rules say different things of the outcome: one of the two witnesses is mistaken.</summary>
    public bool WitnessesDisagree => Expectation is not null && Case.Strength is { } said && said != Expectation.Strength;

    /// <summary>Whether the answer accepted the request.</summary>
    public bool IsAccepted => Status is >= 200 and < 300;
}
