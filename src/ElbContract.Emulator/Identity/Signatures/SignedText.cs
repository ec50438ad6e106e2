using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Emulator.Identity.Signatures;

/// <summary>Spells a request as its signer did before hashing it.</summary>
internal static class SignedText
{
    private const string BodyHash = "x-sdk-content-sha256";

    /// <summary>Null where a signed header is missing, or the body is too large to be hashed.</summary>
    public static string? Of(Call call, IHeaderDictionary headers, IReadOnlyList<string> signed)
    {
        var text = new StringBuilder();
        text.Append(call.Method).Append('\n').Append(Path(call.Path)).Append('\n').Append(Query(call.Query)).Append('\n');
        foreach (var name in signed)
        {
            if (!headers.TryGetValue(name, out var value))
                return null;
            text.Append(name).Append(':').Append(value.ToString().Trim()).Append('\n');
        }

        text.Append('\n').AppendJoin(';', signed).Append('\n');
        // A client that has hashed its body says so, and is taken at its word, as gateways do.
        if (headers.TryGetValue(BodyHash, out var hash))
            return text.Append(hash.ToString().Trim()).ToString();
        return call.Body is { } body ? text.Append(Convert.ToHexStringLower(SHA256.HashData(body.Span))).ToString() : null;
    }

    // Signers decode the whole path before they split it: an encoded slash is one like any other.
    private static string Path(string path)
    {
        var spelled = Spell(path.Replace("+", "%2B", StringComparison.Ordinal)).Replace("%2F", "/", StringComparison.Ordinal);
        return spelled.EndsWith('/') ? spelled : spelled + '/';
    }

    private static string Query(string query)
    {
        List<(string Name, string Value)> pairs = [];
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (pair.Length > 0)
                pairs.Add(equals < 0 ? (Spell(pair), "") : (Spell(pair[..equals]), Spell(pair[(equals + 1)..])));
        }

        pairs.Sort(
            (one, other) =>
                string.CompareOrdinal(one.Name, other.Name) is var names and not 0 ? names : string.CompareOrdinal(one.Value, other.Value)
        );
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    /// <summary>Decodes, then writes everything but letters, digits, <c>-</c>, <c>.</c>, <c>_</c> and <c>~</c> as <c>%XX</c>.</summary>
    private static string Spell(string encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(encoded);
        var text = new StringBuilder();
        foreach (var one in WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length)!)
        {
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
                text.Append((char)one);
            else
                text.Append('%').Append(Convert.ToHexString([one]));
        }

        return text.ToString();
    }
}
