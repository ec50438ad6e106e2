using ElbContract.Handshakes.Messages;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes;

/// <summary>Suites that were offered at a version, and what came of it. What an answer says of one that was not chosen, it says of all that
/// were offered with it.</summary>
internal sealed record Offer(TlsVersion Version, IReadOnlyList<int> Suites, HelloAnswer Answer);
