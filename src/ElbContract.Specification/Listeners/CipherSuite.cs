namespace ElbContract.Specification.Listeners;

/// <summary>A cipher suite that the page lists.</summary>
/// <param name="Number">What a handshake has for it: 0 to 0xFFFF.</param>
/// <param name="Name">In IANA's register.</param>
/// <param name="OpenSslName">On the page, which has OpenSSL's names.</param>
public sealed record CipherSuite(int Number, string Name, string OpenSslName)
{
    /// <summary>The certificate that a listener needs to serve it.</summary>
    public CertificateKey Key =>
        Name.Contains("_ECDSA_", StringComparison.Ordinal) ? CertificateKey.Ecdsa
        : Name.Contains("_DSS_", StringComparison.Ordinal) ? CertificateKey.Dsa
        : CertificateKey.Rsa;

    /// <summary>The first version that has it: TLS 1.2 for suites with SHA-2, TLS 1.0 for others.</summary>
    public TlsVersion Since => Name.EndsWith("_SHA", StringComparison.Ordinal) ? TlsVersion.Tls10 : TlsVersion.Tls12;

    /// <summary>The cipher for which clients of today refuse it: RC4 or 3DES; null for none.</summary>
    public string? Weakness =>
        Name.Contains("_RC4_", StringComparison.Ordinal) ? "RC4"
        : Name.Contains("_3DES_", StringComparison.Ordinal) ? "3DES"
        : null;
}
