using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>A version, over all suites.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsListed">Whether the listener is to serve it.</param>
/// <param name="Standing">Taken with any suite; refused with all; otherwise unknown.</param>
/// <param name="Why">The alert, or what was in the way; null for versions that are taken.</param>
public sealed record VersionStanding(TlsVersion Version, bool IsListed, Standing Standing, string? Why)
{
    /// <summary>How many suites that are not listed were asked, and not taken.</summary>
    public required int OthersRefused { get; init; }

    /// <summary>How many suites that are not listed had no answer.</summary>
    public required int OthersUnknown { get; init; }
}
