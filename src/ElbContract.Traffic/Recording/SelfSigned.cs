using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ElbContract.Traffic.Recording;

/// <summary>A certificate for a recorder that listens with TLS; it is in memory only, and ends with it.</summary>
internal static class SelfSigned
{
    /// <param name="address">Where it listens.</param>
    /// <param name="now">It is valid a day before, for clocks that are late, and a year after.</param>
    public static X509Certificate2 Certificate(IPAddress address, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=elb-contract recorder", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        // Windows wants a key that is not of this moment.
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
