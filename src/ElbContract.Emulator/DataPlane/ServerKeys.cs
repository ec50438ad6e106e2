using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace ElbContract.Emulator.DataPlane;

/// <summary>A key, and a certificate for it that it has signed itself.</summary>
/// <param name="Key">The private one.</param>
/// <param name="Certificate">Encoded.</param>
internal sealed record ServerKey(AsymmetricKeyParameter Key, byte[] Certificate);

/// <summary>New keys of the three kinds that the suites of the page need, good for ten years.</summary>
internal sealed class ServerKeys
{
    private const string Subject = "CN=localhost";

    /// <summary>1024 bits: who speaks DSS does not speak more. The parameters are no secret, and take long to find.</summary>
    private const string DsaDomain =
        "MIIBJgKBgQDnHf3goJirVEdpMVWzBPKBePqD39LDM3M53rkkbgWiUEL79s44lox8oTuaXKdVDRf1gfm0szSfCqlLn853WvaTwqzf6P8GMoanhMqa6wkYtCihqk3q"
        + "RVrbZD4D/rCgVFc78TOt1Md7EEKFZQJG1yAVrxMIChveZsb+TuAzmgP8lwIdAN0LWV/VKyjtFue7GRn3LHAmRX71wWTIbDSV1dsCgYAIyDfX/TZXJ44sXimUfaov"
        + "xln7ItiH0eOOl/0SyTIh1M+Z+mnoWmFPm/ZSQjEF+XXVJ8vfkfAqSpG4bd5IoJ1Q4fWQGT3wg+gRmOY6B9uklfFWy54Hz4qXL1AX3n6ZlmVMdpbUFxlhNTxwCzhP"
        + "0hUNM2lKmUHqq6UHVH3Y85HccA==";

    private ServerKeys(ServerKey rsa, ServerKey ecdsa, ServerKey dsa) => (Rsa, Ecdsa, Dsa) = (rsa, ecdsa, dsa);

    public ServerKey Rsa { get; }
    public ServerKey Ecdsa { get; }
    public ServerKey Dsa { get; }

    public static ServerKeys New(DateTimeOffset now)
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(
            Of(rsa, new CertificateRequest(Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), now),
            Of(ecdsa, new CertificateRequest(Subject, ecdsa, HashAlgorithmName.SHA256), now),
            NewDsa(now)
        );
    }

    private static ServerKey Of(AsymmetricAlgorithm key, CertificateRequest request, DateTimeOffset now)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddIpAddress(System.Net.IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        return new(PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()), certificate.RawData);
    }

    /// <summary>.NET makes no such keys on some platforms, and requests no such certificate on any.</summary>
    private static ServerKey NewDsa(DateTimeOffset now)
    {
        var domain = DsaParameter.GetInstance(Asn1Object.FromByteArray(Convert.FromBase64String(DsaDomain)));
        var generator = new DsaKeyPairGenerator();
        generator.Init(new DsaKeyGenerationParameters(new SecureRandom(), new DsaParameters(domain.P, domain.Q, domain.G)));
        var pair = generator.GenerateKeyPair();
        var certificate = new X509V3CertificateGenerator();
        certificate.SetSerialNumber(BigInteger.One);
        certificate.SetIssuerDN(new X509Name(Subject));
        certificate.SetSubjectDN(new X509Name(Subject));
        certificate.SetNotBefore(now.AddDays(-1).UtcDateTime);
        certificate.SetNotAfter(now.AddYears(10).UtcDateTime);
        certificate.SetPublicKey(pair.Public);
        return new(pair.Private, certificate.Generate(new Asn1SignatureFactory("SHA256withDSA", pair.Private)).GetEncoded());
    }
}
