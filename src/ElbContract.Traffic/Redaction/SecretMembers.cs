using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds in a body what is secret by its name or form, whatever its value: JSON members such as <c>private_key</c>, and private keys as PEM.</summary>
/// <remarks>
/// Members are found in whole and broken JSON, and in JSON within a JSON text; their texts are secret, their objects and arrays are looked into.
/// Names are compared without case, underscores and hyphens. A value that breaks off is secret to the end of the body.
/// </remarks>
internal static class SecretMembers
{
    private const int LongestName = 32;

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "privatekey", "password", "passwd", "token", "authtoken", "xauthtoken", "securitytoken", "secret", "secretkey", "secretaccesskey", "clientsecret", "accesskey",
    };

    private static ReadOnlySpan<byte> PemBegin => "-----BEGIN "u8;

    /// <summary>The same memory where there is nothing to redact.</summary>
    public static ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        var bytes = body.Span;
        List<Range>? secrets = null;
        for (var at = 0; at < bytes.Length;)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'-');
            if (next < 0) break;
            at += next;
            var secret = bytes[at] == (byte)'"' ? Member(bytes, at) : Pem(bytes, at);
            if (secret is { } found) (secrets ??= []).Add(found);
            at = secret?.End.Value ?? at + 1;
        }

        return secrets is null ? body : Without(bytes, secrets);
    }

    /// <summary>Whether there is something to redact that was not redacted before.</summary>
    public static bool Holds(ReadOnlySpan<byte> body)
    {
        for (var at = 0; at < body.Length; at++)
        {
            var next = body[at..].IndexOfAny((byte)'"', (byte)'-');
            if (next < 0) return false;
            at += next;
            var secret = body[at] == (byte)'"' ? Member(body, at) : Pem(body, at);
            if (secret is { } found && !body[found].SequenceEqual("redacted"u8)) return true;
        }

        return false;
    }

    // From the quote that opens a name to the value of the member, if it is a secret one.
    private static Range? Member(ReadOnlySpan<byte> bytes, int quote)
    {
        var name = bytes[(quote + 1)..Math.Min(bytes.Length, quote + 1 + LongestName)];
        var length = name.IndexOf((byte)'"');
        if (length <= 0) return null;
        name = name[..length];
        var colon = SkipSpace(bytes, quote + length + 2);
        if (colon == bytes.Length || bytes[colon] != (byte)':') return null;
        var depth = TrailingBackslashes(name);
        if (!Names.Contains(Plain(name[..^depth]))) return null;
        var start = SkipSpace(bytes, colon + 1) + depth;
        if (start >= bytes.Length || bytes[start] != (byte)'"') return null;
        var end = EndOfText(bytes, ++start, depth);
        return end > start ? start..end : null;
    }

    // Within depth texts a quote is escaped by 2^n - 1 backslashes, and each backslash of its own by 2^n.
    private static int EndOfText(ReadOnlySpan<byte> bytes, int start, int depth)
    {
        for (var at = start; at < bytes.Length; at++)
        {
            if (bytes[at] != (byte)'"') continue;
            var backslashes = TrailingBackslashes(bytes[start..at]);
            if (backslashes >= depth && (backslashes - depth) % (2 * (depth + 1)) == 0) return at - depth;
        }

        return bytes.Length;
    }

    private static Range? Pem(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[at..];
        if (!rest.StartsWith(PemBegin)) return null;
        var label = rest[PemBegin.Length..Math.Min(rest.Length, PemBegin.Length + LongestName)];
        label = label[..Math.Max(0, label.IndexOf("-----"u8))];
        if (!label.EndsWith("PRIVATE KEY"u8)) return null;
        var end = rest.IndexOf((byte[])[.. "-----END "u8, .. label, .. "-----"u8]);
        if (end >= 0) return at..(at + end + 14 + label.Length);
        var quote = rest.IndexOf((byte)'"');
        return at..(quote < 0 ? bytes.Length : at + quote);
    }

    private static ReadOnlyMemory<byte> Without(ReadOnlySpan<byte> bytes, List<Range> secrets)
    {
        using var redacted = new MemoryStream(bytes.Length);
        var at = 0;
        foreach (var secret in secrets)
        {
            redacted.Write(bytes[at..secret.Start.Value]);
            redacted.Write(Encoding.ASCII.GetBytes(Redactor.Redacted));
            at = secret.End.Value;
        }

        redacted.Write(bytes[at..]);
        return redacted.ToArray();
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at;
    }

    private static int TrailingBackslashes(ReadOnlySpan<byte> bytes) => bytes.Length - 1 - bytes.LastIndexOfAnyExcept((byte)'\\');

    private static string Plain(ReadOnlySpan<byte> name) =>
        Encoding.UTF8.GetString(name).Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
