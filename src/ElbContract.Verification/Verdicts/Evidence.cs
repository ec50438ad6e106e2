using System.Text.Json.Serialization;
using ElbContract.Pact.Verifying;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Verdicts;

/// <summary>What a run gathered: all that its verdicts are made of, and no secret. It can be kept, and judged again with that of other
/// runs.</summary>
public sealed record Evidence
{
    /// <summary>Where the requests went; without user information and query.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Who was verified; null where the caller did not say.</summary>
    public Implementation? Implementation { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required TimeSpan Duration { get; init; }

    /// <summary>How many requests the endpoint was sent.</summary>
    public required int Requests { get; init; }

    /// <summary>The provider states that the run could bring about, each with its values; projects and tokens as the contract names
    /// them.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> States { get; init; }

    /// <summary>Which clauses it was about; null for all.</summary>
    public string? ClauseGlob { get; init; }

    /// <summary>Whether the cases whose outcome is not documented were sent.</summary>
    public bool Observe { get; init; }

    /// <summary>Where requests went besides the documented path, with <c>*</c> for any text.</summary>
    public IReadOnlyList<string> AllowedPaths { get; init; } = [];

    /// <summary>Which part of the contract it was about; null for the whole.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The networks whose listeners were to be asked by TLS handshakes; none as a rule.</summary>
    public IReadOnlyList<HandshakeNetwork> HandshakeNetworks { get; init; } = [];

    /// <summary>What TLS handshakes with listeners have shown.</summary>
    public IReadOnlyList<ListenerHandshakes> Handshakes { get; init; } = [];

    /// <summary>Why the run as a whole says nothing of the provider; null where it does.</summary>
    public Obstacle? Obstacle { get; init; }

    /// <summary>Whether the token was refused when all was sent.</summary>
    public bool IsTokenRefusedAtTheEnd { get; init; }

    /// <summary>The cases that were sent besides those of the contract; empty but in a deep run.</summary>
    public IReadOnlyList<GeneratedCase> Generated { get; init; } = [];

    /// <summary>How many of them were chosen of how many; null where the run was not deep, or an earlier version did not tell.</summary>
    public GeneratedPart? GeneratedPart { get; init; }

    /// <summary>What Pact's verifier made of each case of the contract.</summary>
    public required IReadOnlyList<InteractionResult> Results { get; init; }

    /// <summary>What was sent for each case and what came, the last where there were several.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>Listeners, and fixtures, that the run made and could not delete or not look for, a line each that says which and why; empty
    /// as a rule.</summary>
    public IReadOnlyList<string> ListenersLeftBehind { get; init; } = [];

    internal RunScope Scope =>
        new()
        {
            ClauseGlob = ClauseGlob,
            Observe = Observe,
            Shard = Shard,
            AllowedPaths = AllowedPaths,
            Handshakes = HandshakeNetworks,
        };
}

/// <summary>Why an endpoint could not be judged.</summary>
/// <param name="Verdict">Inconclusive or not published.</param>
/// <param name="Reason">One line: what, and what to do.</param>
public sealed record Obstacle(RunVerdict Verdict, string Reason)
{
    /// <summary>Whether departures that were seen are departures all the same: so where nothing but time ran out.</summary>
    public bool LeavesDepartures { get; init; }

    /// <summary>Whether it only kept the rest from being sent: where all was sent, it is none.</summary>
    [JsonIgnore]
    public bool OnlyEnds { get; init; }
}
