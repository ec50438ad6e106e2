using ElbContract.Traffic.Matching;

namespace ElbContract.Traffic.Replaying;

/// <summary>What became of a recorded exchange when it was replayed.</summary>
public enum ReplayOutcome
{
    /// <summary>It was answered as it was recorded.</summary>
    Same,

    /// <summary>It was answered in another way.</summary>
    Changed,

    /// <summary>It was not sent; the reason says why.</summary>
    NotSent,

    /// <summary>Its answer says nothing; the reason says why.</summary>
    Inconclusive,
}

/// <summary>A recorded exchange, and its replay.</summary>
public sealed record ReplayedExchange
{
    /// <summary>The number of its entry in the recording.</summary>
    public required long Entry { get; init; }

    public required string Method { get; init; }

    /// <summary>Its recorded path below the project, such as <c>/elbaas/listeners</c>.</summary>
    public required string Path { get; init; }

    public required ReplayOutcome Outcome { get; init; }

    /// <summary>One line; null where there is an answer to compare.</summary>
    public string? Reason { get; init; }

    public int? RecordedStatus { get; init; }

    /// <summary>The status now; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Where the answers differ.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];
}
