using ElbContract.Handshakes;
using ElbContract.Handshakes.Messages;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Handshaking;

/// <summary>Versions and suites by the page's names.</summary>
public static class HandshakeWords
{
    private static readonly Dictionary<int, string> Names = CipherSets
        .Extended.Concat(CipherSets.Default)
        .DistinctBy(suite => suite.Number)
        .ToDictionary(suite => suite.Number, suite => suite.OpenSslName);

    /// <summary>Such as <c>TLS 1.2</c>.</summary>
    public static string Of(TlsVersion version) => Versions.Name((int)version);

    /// <summary>Such as <c>AES128-SHA</c>; IANA's name for a suite that the page does not have.</summary>
    public static string NameOf(SuiteStanding suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return Names.GetValueOrDefault(suite.Number, suite.Name);
    }

    /// <summary>Such as <c>TLS 1.2 AES128-SHA</c>.</summary>
    public static string Of(SuiteStanding suite)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return $"{Of(suite.Version)} {NameOf(suite)}";
    }
}
