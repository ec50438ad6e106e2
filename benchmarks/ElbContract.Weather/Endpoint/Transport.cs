using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ElbContract.Weather.Endpoint;

/// <summary>How the endpoint is reached.</summary>
/// <param name="Certificate">What it shows; null for plain HTTP.</param>
/// <param name="Host">The host in its address.</param>
/// <param name="Authority">A file with the certificate of the authority that a client is to trust; null where there is none.</param>
/// <param name="Listens">False: the port is taken, and refuses connections.</param>
internal sealed record Transport(X509Certificate2? Certificate, string Host, string? Authority, bool Listens)
{
    private const string Loopback = "127.0.0.1";

    /// <param name="weather">Its name; any that is not about the transport is plain HTTP on loopback.</param>
    /// <param name="folder">Where the authority's certificate is written to.</param>
    public static Transport Of(string weather, string folder) =>
        weather switch
        {
            "refused" => new(null, Loopback, null, Listens: false),
            "no-such-host" => new(null, "elb.invalid", null, Listens: true),
            "tls" => Trusted(folder, Loopback, expired: false),
            "tls-expired" => Trusted(folder, Loopback, expired: true),
            "tls-wrong-host" => Trusted(folder, "192.0.2.1", expired: false),
            "tls-self-signed" => new(WithKey(Request(Loopback).CreateSelfSigned(Days(-1), Days(1))), Loopback, null, Listens: true),
            _ => new(null, Loopback, null, Listens: true),
        };

    public string Address(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Certificate is null ? "http" : "https")}://{Host}:{port}");

    /// <summary>By an authority that the client trusts, so that the one defect is all there is to refuse.</summary>
    private static Transport Trusted(string folder, string host, bool expired)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=elb-contract weather", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true)
        );
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = request.CreateSelfSigned(Days(-30), Days(30));
        var file = Path.GetFullPath(Path.Combine(folder, "authority.pem"));
        File.WriteAllText(file, authority.ExportCertificatePem());
        using var ownKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Request(host, ownKey)
            .Create(authority, Days(-20), expired ? Days(-10) : Days(10), RandomNumberGenerator.GetBytes(8));
        using var withKey = signed.CopyWithPrivateKey(ownKey);
        return new(WithKey(withKey), Loopback, file, Listens: true);
    }

    private static CertificateRequest Request(string host, ECDsa? key = null)
    {
        var request = new CertificateRequest(
            "CN=elb-contract endpoint",
            key ?? ECDsa.Create(ECCurve.NamedCurves.nistP256),
            HashAlgorithmName.SHA256
        );
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(host));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    // Through PKCS#12, so that the key is one that TLS can use on every platform.
    private static X509Certificate2 WithKey(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);

    private static DateTimeOffset Days(int days) => TimeProvider.System.GetUtcNow().AddDays(days);
}
