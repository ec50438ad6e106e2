using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Emulator.Identity.Signatures;

/// <summary>Checks requests that are signed with a user's keys in the place of a token. Any region and service will do for a derived
/// key.</summary>
/// <param name="identity">Whose keys are known.</param>
/// <param name="time">How far signatures are from it decides, too.</param>
internal sealed class SignatureCheck(EmulatedIdentity identity, TimeProvider time)
{
    private const string Date = "x-sdk-date";

    // No id has a space in it.
    private const string NobodysToken = "wrongly signed";

    /// <summary>How far the clocks of client and emulator may be apart.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>Whether a request is signed at all, be it rightly or not.</summary>
    public static bool Concerns(IHeaderDictionary headers) =>
        headers.Authorization is [{ } said, ..] && said.StartsWith(Authorization.Algorithm, StringComparison.Ordinal);

    /// <summary>The token that the request stands as: of the user whose keys signed it, or nobody's.</summary>
    public string TokenOf(Call call, IHeaderDictionary headers)
    {
        if (Authorization.Parse(headers.Authorization.ToString()) is not { } said)
            return NobodysToken;
        if (identity.Users.FirstOrDefault(user => user.AccessKey == said.AccessKey) is not { } user)
            return NobodysToken;
        if (headers[Date].ToString() is var date && !IsNow(date))
            return NobodysToken;
        if (!said.SignedHeaders.Contains(Date) || !said.SignedHeaders.Contains("host"))
            return NobodysToken;
        return
            SignedText.Of(call, headers, said.SignedHeaders) is { } text
            && Sign(user.SecretKey, said.Scope, date, text) is { } signature
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(said.Signature))
            ? user.Token
            : NobodysToken;
    }

    private bool IsNow(string date) =>
        DateTimeOffset.TryParseExact(
            date,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var signed
        )
        && (time.GetUtcNow() - signed).Duration() <= Skew;

    /// <summary>In hex digits; null where the scope is of another day.</summary>
    private static string? Sign(string secret, IReadOnlyList<string>? scope, string date, string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (scope is null)
            return Convert.ToHexStringLower(Hmac(Encoding.UTF8.GetBytes(secret), $"{Authorization.Algorithm}\n{date}\n{hash}"));
        if (scope[0] != date[..8])
            return null;
        var key = Encoding.UTF8.GetBytes("SDK" + secret);
        foreach (var part in scope)
            key = Hmac(key, part);
        return Convert.ToHexStringLower(Hmac(key, $"{Authorization.Algorithm}\n{date}\n{string.Join('/', scope)}\n{hash}"));
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
