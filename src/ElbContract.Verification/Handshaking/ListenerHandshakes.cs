using System.Text.Json.Serialization;
using ElbContract.Handshakes;

namespace ElbContract.Verification.Handshaking;

/// <summary>What TLS handshakes with one listener of a run have shown.</summary>
public sealed record ListenerHandshakes
{
    /// <summary>The key of the case that added it.</summary>
    public required string CaseKey { get; init; }

    public required HandshakeNetwork Network { get; init; }

    /// <summary>HTTPS or SSL.</summary>
    public required string Protocol { get; init; }

    /// <summary>The protocol versions that it shows, as the page writes them.</summary>
    public required string SslProtocols { get; init; }

    /// <summary>The set of cipher suites that it shows: Default, Extended or Strict.</summary>
    public required string SslCiphers { get; init; }

    /// <summary>Why it could not be asked, in one line; null where it could.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Each version from SSL 3.0 to TLS 1.3, oldest first; empty where it could not be asked.</summary>
    public IReadOnlyList<VersionStanding> Versions { get; init; } = [];

    /// <summary>Each suite of the set at each version that has it; then those that are taken though they are not of the set.</summary>
    public IReadOnlyList<SuiteStanding> Suites { get; init; } = [];

    /// <summary>How many connections were made.</summary>
    public int Hellos { get; init; }

    /// <summary>Whether it was still PENDING: what it did not take then, it may take later.</summary>
    public bool IsPending { get; init; }

    /// <summary>The first question about a version that had no answer, with the reason; null where all had one.</summary>
    [JsonIgnore]
    public string? VersionGap =>
        Obstacle
        ?? Versions
            .Where(version =>
                version.Standing is Standing.Unknown
                || version.OthersUnknown > 0
                || (version.IsListed && (IsPending ? version.Standing is not Standing.Taken : version.Standing is Standing.NotAskable))
            )
            .Select(version => $"{HandshakeWords.Of(version.Version)}: {version.Why ?? "some suites had no answer"}{Pending}")
            .FirstOrDefault();

    /// <summary>The same about a suite.</summary>
    [JsonIgnore]
    public string? SuiteGap =>
        VersionGap
        ?? Suites
            .Where(suite => suite.Standing is Standing.Unknown || (IsPending && suite is { IsListed: true, Standing: Standing.Refused }))
            .Select(suite => $"{HandshakeWords.Of(suite)}: {suite.Why ?? "no answer"}{Pending}")
            .FirstOrDefault()
        ?? (Suites.Any(suite => suite is { IsListed: true, Standing: Standing.Taken }) ? null : "it takes no suite of its set");

    private string Pending => IsPending ? " (it was still pending)" : "";
}
