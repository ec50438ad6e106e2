namespace ElbContract.Verification.Verdicts;

/// <summary>An interaction of a consumer's contract, and what became of it.</summary>
public sealed record ConsumerInteraction
{
    /// <summary>Its key in the contract: the same in every run.</summary>
    public required string Key { get; init; }

    /// <summary>Its description.</summary>
    public required string Name { get; init; }

    public required ConsumerOutcome Outcome { get; init; }

    /// <summary>Whether its consumer marked it as not expected to hold yet, or nothing is documented about its outcome.</summary>
    public bool IsPending { get; init; }

    /// <summary>The ids of the clauses that it is about; empty where it is none of the page's.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>The HTTP status of the answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Why it has no verdict, in one line; null where it has one.</summary>
    public string? Reason { get; init; }

    /// <summary>What its consumer expects, the page does not promise, and the answer was not; a line each.</summary>
    public IReadOnlyList<string> Departures { get; init; } = [];
}

/// <summary>What became of an interaction of a consumer's contract.</summary>
public enum ConsumerOutcome
{
    /// <summary>The answer conforms to the page, and to what the consumer expects.</summary>
    Passed,

    /// <summary>The answer departs from the page.</summary>
    Failed,

    /// <summary>The answer departs from the page, and waivers cover that.</summary>
    Waived,

    /// <summary>The answer conforms to the page, and the consumer expects something else: that is held against no provider.</summary>
    ContractDeparts,

    /// <summary>It was not sent, or what came says nothing.</summary>
    NotVerified,

    /// <summary>It is none of the page's call.</summary>
    Skipped,
}
