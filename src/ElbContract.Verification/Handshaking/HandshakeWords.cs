using ElbContract.Handshakes;
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
    public static string Of(TlsVersion version) =>
        version switch
        {
            TlsVersion.Ssl30 => "SSL 3.0",
            TlsVersion.Tls10 => "TLS 1.0",
            TlsVersion.Tls11 => "TLS 1.1",
            TlsVersion.Tls12 => "TLS 1.2",
            _ => "TLS 1.3",
        };

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
