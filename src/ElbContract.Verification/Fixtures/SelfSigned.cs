using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ElbContract.Verification.Fixtures;

/// <summary>A certificate that nobody trusts, with its key: made in memory, and never kept.</summary>
internal static class SelfSigned
{
    /// <summary>RSA of 2048 bits, valid from yesterday (clocks differ) for 31 days.</summary>
    /// <returns>Both as PEM; the key in the form that begins with <c>RSA PRIVATE KEY</c>.</returns>
    public static (string Certificate, string PrivateKey) Create(string domain, DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            new X500DistinguishedName($"CN={domain}"),
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(domain);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true)
        );
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return (certificate.ExportCertificatePem(), key.ExportRSAPrivateKeyPem());
    }
}
