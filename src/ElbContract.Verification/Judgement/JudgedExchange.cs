using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Judgement;

/// <summary>What the judge says of an exchange.</summary>
public sealed record JudgedExchange
{
    /// <summary>Where it departs from the page; empty for a conforming one.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Why nothing can be said; null where something can.</summary>
    public string? Inconclusive { get; init; }

    /// <summary>Whether that is because somebody else has the port.</summary>
    public bool IsPortTaken { get; init; }
}
