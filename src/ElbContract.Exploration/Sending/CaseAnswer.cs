using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Exploration.Sending;

/// <summary>What came of a case.</summary>
internal sealed record CaseAnswer
{
    /// <summary>Where it departs from the page; empty for a conforming one.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Why nothing can be said; null where something can.</summary>
    public string? Inconclusive { get; init; }

    /// <summary>Whether that is because somebody else has the port: another case tells the same.</summary>
    public bool IsPortTaken { get; init; }

    /// <summary>Whether a single request was refused, and is to be.</summary>
    public bool IsRightlyRefused => this is { Inconclusive: null, Findings.Count: 0, Exchanges: [{ Response.Status: >= 400 }] };

    /// <summary>Those that were sent, in their order.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];
}
