using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Verdicts;

/// <summary>One request of the contract and what a clause makes of its answer.</summary>
public sealed record CaseResult
{
    /// <summary>The interaction's key in the contract: the same in every run, and another for every case.</summary>
    public required string Key { get; init; }

    /// <summary>The scenario's name; of a generated case, what it asks.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is made from the catalogue, and no interaction of the contract.</summary>
    public bool IsGenerated { get; init; }

    /// <summary>The feature file that the scenario stands in, such as <c>features/port.feature</c>; null where the contract does not
    /// say.</summary>
    public string? Feature { get; init; }

    /// <summary>The line of the scenario, or of its row of examples, in the feature file; null where the contract does not say.</summary>
    public int? Line { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why there is no verdict, or what was observed; null where neither is to be said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it was to be sent, and what came, or did not, says nothing of the provider's rules: a time out, a quota, a port
    /// that is taken.</summary>
    public bool IsInconclusive { get; init; }

    /// <summary>The HTTP status of the answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Where the answer departs from this clause.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What was sent and what came, without secrets; null where it was not sent.</summary>
    public Exchange? Exchange { get; init; }

    /// <summary>The reason of the waiver that covers it; null where none does.</summary>
    public string? Waiver { get; init; }

    /// <summary>A command line that sends the request again, with <c>$ELB_TOKEN</c> and <c>$ELB_PROJECT_ID</c> in the place of
    /// secrets.</summary>
    public string? Curl { get; init; }
}
