using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ElbContract.Specification.Listeners;

namespace ElbContract.Handshakes.Messages;

/// <summary>The certificates of a server, as handshakes up to TLS 1.2 show them to everybody.</summary>
internal static class CertificateMessage
{
    public const int Type = 11;

    /// <summary>The kind of the first certificate's key; null where there is none, or one of another kind.</summary>
    public static CertificateKey? Key(ReadOnlySpan<byte> body)
    {
        if (body.Length < 6 || body.Length - 6 < Three(body[3..]))
            return null;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(body.Slice(6, Three(body[3..])));
            return certificate.GetKeyAlgorithm() switch
            {
                "1.2.840.113549.1.1.1" or "1.2.840.113549.1.1.10" => CertificateKey.Rsa,
                "1.2.840.10045.2.1" => CertificateKey.Ecdsa,
                "1.2.840.10040.4.1" => CertificateKey.Dsa,
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return null; // no certificate at all
        }
    }

    private static int Three(ReadOnlySpan<byte> bytes) => (bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
}
