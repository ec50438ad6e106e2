using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ElbContract.Client.Credentials.Signing;

/// <summary>A signature, and the header's value that carries it.</summary>
internal sealed record RequestSignature(string Authorization, string Signature)
{
    /// <summary>The kind alone.</summary>
    public override string ToString() => "a signature";
}

/// <summary>Computes <c>SDK-HMAC-SHA256</c> signatures in both forms.</summary>
/// <remarks>
/// One thing that some signers do is left out: hashing the query in the place of the body of a POST that has none. No request of this API
/// has a query in a POST, and gateways differ in it.
/// </remarks>
internal sealed class RequestSigner(SigningKey key)
{
    private const string Algorithm = "SDK-HMAC-SHA256";
    private const string Terminator = "sdk_request";

    /// <summary>The value of <c>X-Sdk-Date</c>.</summary>
    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <param name="request">With every header that is to be signed on it.</param>
    /// <param name="body">The bytes of its content.</param>
    /// <param name="date">What its <c>X-Sdk-Date</c> says.</param>
    public RequestSignature Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, string date)
    {
        var canonical = CanonicalRequest.Of(request, body);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.Text)));
        return key.Form == SignatureForm.Derived ? Derived(canonical, date, hash) : Access(canonical, date, hash);
    }

    private RequestSignature Access(CanonicalRequest canonical, string date, string hash)
    {
        var signature = Convert.ToHexStringLower(Hmac(Encoding.UTF8.GetBytes(key.SecretKey), $"{Algorithm}\n{date}\n{hash}"));
        return new($"{Algorithm} Access={key.AccessKey}, SignedHeaders={canonical.SignedHeaders}, Signature={signature}", signature);
    }

    private RequestSignature Derived(CanonicalRequest canonical, string date, string hash)
    {
        var day = date[..8];
        var scope = $"{day}/{key.Region}/{key.Service}/{Terminator}";
        var derived = new[] { day, key.Region!, key.Service, Terminator }.Aggregate(Encoding.UTF8.GetBytes("SDK" + key.SecretKey), Hmac);
        var signature = Convert.ToHexStringLower(Hmac(derived, $"{Algorithm}\n{date}\n{scope}\n{hash}"));
        return new(
            $"{Algorithm} Credential={key.AccessKey}/{scope}, SignedHeaders={canonical.SignedHeaders}, Signature={signature}",
            signature
        );
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
