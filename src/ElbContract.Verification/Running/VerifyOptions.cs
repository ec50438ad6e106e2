using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>What to verify, and where.</summary>
public sealed record VerifyOptions
{
    /// <summary>The endpoint, in whose name, how patiently.</summary>
    public required SessionOptions Run { get; init; }

    /// <summary>Who is verified, for reports; secrets of the run are taken out of it. Null where that is not said.</summary>
    public Implementation? Implementation { get; init; }

    /// <summary>Pact files, and folders whose <c>*.json</c> are.</summary>
    public required IReadOnlyList<string> Contracts { get; init; }

    /// <summary>Clauses to verify, with <c>*</c> for any text; null for all.</summary>
    public string? ClauseGlob { get; init; }

    /// <summary>Which part of the contract to verify; null for the whole.</summary>
    public Shard? Shard { get; init; }

    /// <summary>What is sent besides the contract; null for nothing.</summary>
    public IGeneratedCases? Generated { get; init; }

    /// <summary>How many of them, the most telling first, 1 or more; null for all.</summary>
    public int? MostGenerated { get; init; }

    /// <summary>Also send the cases whose outcome is not documented, and report what is seen.</summary>
    public bool Observe { get; init; }

    /// <summary>Where listeners are asked by TLS handshakes; null for nowhere.</summary>
    public HandshakeTargets? Handshakes { get; init; }

    internal RunScope Scope =>
        new()
        {
            ClauseGlob = ClauseGlob,
            Observe = Observe,
            Shard = Shard,
            AllowedPaths = Run.AllowedPaths,
            Handshakes = Handshakes?.Networks ?? [],
        };
}
