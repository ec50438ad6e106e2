using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>A suite at a version.</summary>
/// <param name="Version">The version it was offered at.</param>
/// <param name="Number">Of the suite.</param>
/// <param name="Name">In IANA's register.</param>
/// <param name="IsListed">Whether it is one that the listener is to serve at that version.</param>
/// <param name="Standing">What came of it.</param>
/// <param name="Why">The alert, or what was in the way; null for suites that are taken.</param>
public sealed record SuiteStanding(TlsVersion Version, int Number, string Name, bool IsListed, Standing Standing, string? Why);
