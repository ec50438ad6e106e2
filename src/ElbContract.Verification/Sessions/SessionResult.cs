using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Sessions;

/// <summary>How a session ended.</summary>
public sealed record SessionResult
{
    /// <summary>Where the requests went; without user information and query.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Why it ended early, or why the endpoint cannot be judged; null where neither is so.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>What the run made and could not delete, a line each.</summary>
    public IReadOnlyList<string> LeftBehind { get; init; } = [];

    /// <summary>All that was sent, clean-up included; empty where the session does not keep it.</summary>
    internal IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>The provider states that the run could bring about, each with its values; projects and tokens as the contract names
    /// them.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> States { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
}
