namespace ElbContract.Specification.Listeners;

/// <summary>The key of a certificate, which decides what cipher suites a listener with it can serve.</summary>
public enum CertificateKey
{
    /// <summary>For signatures, and for suites in which the client encrypts to it.</summary>
    Rsa,

    Ecdsa,

    /// <summary>DSS, in the names of suites.</summary>
    Dsa,
}
