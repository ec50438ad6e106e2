using ElbContract.Traffic.Replaying;

namespace ElbContract.Verification.Replaying;

/// <summary>What a replay comes to.</summary>
public enum ReplayVerdict
{
    /// <summary>All that could be sent was answered as it was recorded.</summary>
    Same,

    /// <summary>Something was answered in another way.</summary>
    Changed,

    /// <summary>Nothing was, and something could not be compared, or nothing could.</summary>
    Inconclusive,

    /// <summary>The API does not exist at the endpoint.</summary>
    NotPublished,
}

/// <summary>What a replay found.</summary>
public sealed record ReplayReport
{
    /// <summary>As it was named.</summary>
    public required string File { get; init; }

    /// <summary>Where the requests went; without user information and query.</summary>
    public required string Endpoint { get; init; }

    public required ReplayVerdict Verdict { get; init; }

    /// <summary>Why the run ended early; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>How many entries the recording has.</summary>
    public required int Entries { get; init; }

    /// <summary>Those of the listener API, in their order; fewer where the run ended early.</summary>
    public required IReadOnlyList<ReplayedExchange> Exchanges { get; init; }

    /// <summary>How many of the entries are of other APIs, or cannot be read.</summary>
    public required int Others { get; init; }

    /// <summary>From the first request to the last answer.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What the run made and could not delete, a line each.</summary>
    public IReadOnlyList<string> ListenersLeftBehind { get; init; } = [];

    public int Count(ReplayOutcome outcome) => Exchanges.Count(exchange => exchange.Outcome == outcome);
}
