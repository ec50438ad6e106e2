using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>What the handshakes with a listener have shown.</summary>
public sealed record HandshakeScan
{
    public required HandshakeQuestion Question { get; init; }

    /// <summary>Each version from SSL 3.0 to TLS 1.3, oldest first.</summary>
    public required IReadOnlyList<VersionStanding> Versions { get; init; }

    /// <summary>Each listed suite at each listed version that has it, newest first and in the order of the list; then those that are
    /// taken though they are not listed there.</summary>
    public required IReadOnlyList<SuiteStanding> Suites { get; init; }

    /// <summary>The kinds of keys that its certificates have, as far as they were shown.</summary>
    public required IReadOnlyList<CertificateKey> Keys { get; init; }

    /// <summary>How many connections were made.</summary>
    public required int Hellos { get; init; }

    /// <summary>Why nothing accepts connections there; null where something does.</summary>
    public string? Unreachable { get; init; }

    /// <summary>The suites that a reader can blame the listener for: a listed one that is refused, and another that is taken.</summary>
    public IEnumerable<SuiteStanding> Departures =>
        Suites.Where(suite => suite.Standing == (suite.IsListed ? Standing.Refused : Standing.Taken));

    /// <summary>The versions that a reader can blame the listener for.</summary>
    public IEnumerable<VersionStanding> VersionDepartures =>
        Versions.Where(version => version.Standing == (version.IsListed ? Standing.Refused : Standing.Taken));

    /// <summary>Whether something is not known for want of an answer.</summary>
    public bool IsIncomplete =>
        Suites.Any(suite => suite.Standing is Standing.Unknown)
        || Versions.Any(one => one.Standing is Standing.Unknown || one.OthersUnknown > 0);
}
