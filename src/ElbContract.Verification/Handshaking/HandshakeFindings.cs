using ElbContract.Handshakes;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Handshaking;

/// <summary>Where what a listener serves departs from what it shows.</summary>
internal static class HandshakeFindings
{
    private const string Taken = "taken in a TLS handshake";
    private const string NotTaken = "not taken in a TLS handshake";

    public static IEnumerable<Finding> Of(ListenerHandshakes seen)
    {
        foreach (var version in seen.Versions.Where(one => Departs(seen, one.IsListed, one.Standing)))
            yield return Of(ClauseIds.SslProtocolsVersions, HandshakeWords.Of(version.Version), version.IsListed, version.Why);
        // Of a version that is missing, or too many, every suite is: that is one cause, and it is told already.
        foreach (var suite in seen.Suites.Where(one => Departs(seen, one.IsListed, one.Standing) && !IsOfADepartingVersion(seen, one)))
            yield return Of(ClauseIds.SslCiphersSuites, HandshakeWords.Of(suite), suite.IsListed, suite.Why);
    }

    /// <summary>The suites that the listener's certificates cannot serve, in a line; null where there are none.</summary>
    public static string? NotAsked(ListenerHandshakes seen)
    {
        var names = seen
            .Suites.Where(suite => suite.Standing is Standing.NotAskable)
            .Select(HandshakeWords.NameOf)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? null : $"not counted, because the listener has no certificate for them: {string.Join(", ", names)}";
    }

    /// <summary>Why there is no verdict on the clause; null where there can be one.</summary>
    public static string? Gap(ListenerHandshakes seen, string clause) =>
        clause == ClauseIds.SslProtocolsVersions ? seen.VersionGap : seen.SuiteGap;

    private static bool IsOfADepartingVersion(ListenerHandshakes seen, SuiteStanding suite) =>
        seen.Versions.Any(version => version.Version == suite.Version && Departs(seen, version.IsListed, version.Standing));

    private static bool Departs(ListenerHandshakes seen, bool isListed, Standing standing) =>
        isListed ? standing is Standing.Refused && !seen.IsPending : standing is Standing.Taken;

    private static Finding Of(string clause, string what, bool isListed, string? why) =>
        isListed
            ? new Finding(clause, WhereOf(what), Taken, why is null ? NotTaken : $"{NotTaken}: {why}")
            : new Finding(clause, WhereOf(what), NotTaken, Taken);

    private static string WhereOf(string what) => $"$.handshake['{what}']";
}
