using ElbContract.Verification.Handshaking;

namespace ElbContract.Verification.Planning;

/// <summary>What a run is about.</summary>
internal sealed record RunScope
{
    /// <summary>Which clauses, with <c>*</c> for any text; null for all.</summary>
    public string? ClauseGlob { get; init; }

    /// <summary>Whether the cases whose outcome is not documented are sent.</summary>
    public bool Observe { get; init; }

    /// <summary>Which part of the contract; null for the whole.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Where requests go besides the documented path, with <c>*</c> for any text.</summary>
    public IReadOnlyList<string> AllowedPaths { get; init; } = [];

    /// <summary>The networks whose listeners are asked by TLS handshakes.</summary>
    public IReadOnlyList<HandshakeNetwork> Handshakes { get; init; } = [];
}
