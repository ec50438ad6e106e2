using ElbContract.Emulator.DataPlane;
using ElbContract.Specification.Clauses;
using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with what a listener serves, which no answer shows and TLS handshakes do.</summary>
internal static class ServedFaults
{
    // RSA certificates serve it, and no set but Extended has it.
    private const int Rc4 = CipherSuite.TLS_RSA_WITH_RC4_128_SHA;

    // No set has it.
    private const int Gcm = CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256;

    public static IEnumerable<SeededFault> All => [.. Sets, .. Versions];

    private static IEnumerable<SeededFault> Sets
    {
        get
        {
            foreach (var (set, another) in new[] { ("Default", Rc4), ("Extended", Gcm), ("Strict", Rc4) })
            {
                var word = set.ToLowerInvariant();
                yield return Suites(
                    $"suite-missing-in-{word}",
                    $"{set} lacks one of its suites.",
                    served => served.Set == set ? [.. served.Suites[1..]] : served.Suites
                );
                yield return Suites(
                    $"suite-added-to-{word}",
                    $"{set} has one suite too many.",
                    served => served.Set == set ? [.. served.Suites, another] : served.Suites
                );
            }

            yield return SeededFault.Serving(
                ClauseIds.SslCiphersSuites,
                "suite-missing-before-tls-1.2",
                "With three protocol versions a suite is served with TLS 1.2 alone.",
                served => served.Versions.Length > 1 ? served with { OnlyWithTls12 = CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA } : served
            );
        }
    }

    private static IEnumerable<SeededFault> Versions
    {
        get
        {
            foreach (var (version, word) in new[] { (ProtocolVersion.TLSv10, "tls-1.0"), (ProtocolVersion.TLSv11, "tls-1.1") })
            {
                yield return Of(
                    $"{word}-served-with-tls-1.2",
                    $"A listener that shows TLS 1.2 alone speaks {version.Name} too.",
                    served => served is { Versions.Length: 1, Set: "Extended" } ? [.. served.Versions, version] : served.Versions
                );
                yield return Of(
                    $"{word}-missing",
                    $"A listener that shows three protocol versions does not speak {version.Name}.",
                    served => [.. served.Versions.Where(one => !one.Equals(version))]
                );
            }

            yield return Of(
                "tls-1.2-missing",
                "A listener that shows three protocol versions does not speak TLS 1.2.",
                served =>
                    served.Versions.Length > 1 ? [.. served.Versions.Where(one => !one.Equals(ProtocolVersion.TLSv12))] : served.Versions
            );
            yield return Of(
                "tls-1.2-alone",
                "A listener that shows three protocol versions speaks TLS 1.2 alone.",
                served => [ProtocolVersion.TLSv12]
            );
        }
    }

    private static SeededFault Suites(string what, string sentence, Func<ServedTls, int[]> suites) =>
        SeededFault.Serving(ClauseIds.SslCiphersSuites, what, sentence, served => served with { Suites = suites(served) });

    private static SeededFault Of(string what, string sentence, Func<ServedTls, ProtocolVersion[]> versions) =>
        SeededFault.Serving(ClauseIds.SslProtocolsVersions, what, sentence, served => served with { Versions = versions(served) });
}
