using System.Text;
using System.Text.Encodings.Web;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Redaction;

/// <summary>Puts symbolic names in the place of secrets before anything is kept.</summary>
/// <remarks>
/// A header that carries a credential keeps its symbolic name, or <see cref="Redacted"/> where it has none: what is not known is a secret.
/// Everywhere else (other headers, target, bodies) the known values are replaced, as they stand, JSON-escaped and percent-encoded. Known
/// values of fewer than eight characters are replaced only where they are a whole path segment or header, for they are found in anything.
/// In the bodies of exchanges, members that are secret by their names (<c>private_key</c>, <c>password</c>, <c>token</c>, <c>secret</c> …)
/// and private keys as PEM are kept as <see cref="Redacted"/>, known or not: a list of certificates shows other people's.
/// </remarks>
public sealed class Redactor
{
    /// <summary>Stands for a credential without symbolic name.</summary>
    public const string Redacted = "redacted";

    private const int ShortestSearched = 8;

    private static readonly HashSet<string> CredentialHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "X-Auth-Token",
        "X-Subject-Token",
        "X-Service-Token",
        "X-Security-Token",
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
    };

    private readonly Dictionary<string, string> _symbols;
    private readonly (byte[] Real, byte[] Symbolic)[] _searched;

    // A run has a few tokens and thousands of requests with them.
    private Latest? _latest;

    /// <param name="symbols">From the real value to its symbolic name; one that is its own name is no secret.</param>
    public Redactor(IEnumerable<KeyValuePair<string, string>> symbols)
    {
        _symbols = new(symbols.Where(symbol => symbol.Key.Length > 0), StringComparer.Ordinal);
        _searched =
        [
            .. from symbol in _symbols
            where symbol.Key.Length >= ShortestSearched && symbol.Key != symbol.Value
            from spelling in Spellings(symbol.Key)
            orderby spelling.Length descending
            select (Encoding.UTF8.GetBytes(spelling), Encoding.UTF8.GetBytes(symbol.Value)),
        ];
    }

    /// <summary>Knows no value, so that every credential is kept as <see cref="Redacted"/>.</summary>
    public static Redactor Strict { get; } = new([]);

    /// <summary>This one, and one value more.</summary>
    public Redactor With(string real, string symbolic)
    {
        if (_symbols.TryGetValue(real, out var known) && known == symbolic)
            return this;
        if (_latest is { } latest && latest.Real == real && latest.Symbolic == symbolic)
            return latest.Redactor;
        var more = new Redactor(_symbols.Where(symbol => symbol.Key != real).Append(KeyValuePair.Create(real, symbolic)));
        _latest = new Latest(real, symbolic, more);
        return more;
    }

    /// <summary>Whether a header carries a credential whatever its value.</summary>
    internal static bool IsCredential(string header) => CredentialHeaders.Contains(header);

    public KeyValuePair<string, string> Header(string name, string value)
    {
        if (_symbols.TryGetValue(value, out var symbolic))
            return new(name, symbolic);
        return new(name, IsCredential(name) && value.Length > 0 ? Redacted : Text(value));
    }

    /// <summary>A path, with or without query.</summary>
    public string Target(string target)
    {
        var parts = target.Split('?', 2);
        var path = string.Join('/', parts[0].Split('/').Select(Segment));
        return Text(parts.Length == 1 ? path : $"{path}?{parts[1]}");
    }

    public string Text(string text)
    {
        if (_searched.Length == 0)
            return text;
        var bytes = Encoding.UTF8.GetBytes(text);
        var redacted = Bytes(bytes);
        return redacted.Span.SequenceEqual(bytes) ? text : Encoding.UTF8.GetString(redacted.Span);
    }

    /// <summary>The same memory where there is nothing to replace.</summary>
    public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> bytes)
    {
        foreach (var (real, symbolic) in _searched)
            bytes = Replace(bytes, real, symbolic);
        return bytes;
    }

    internal CapturedRequest Apply(CapturedRequest request) =>
        new(request.Method, Target(request.Target), Apply(request.Headers), Body(request.Body));

    internal CapturedResponse Apply(CapturedResponse response) => new(response.Status, Apply(response.Headers), Body(response.Body));

    private ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> body) => SecretMembers.Redact(Bytes(body));

    private KeyValuePair<string, string>[] Apply(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Select(header => Header(header.Key, header.Value))];

    private string Segment(string segment) =>
        _symbols.TryGetValue(Uri.UnescapeDataString(segment), out var symbolic) ? Uri.EscapeDataString(symbolic) : segment;

    private static IEnumerable<string> Spellings(string real) =>
        new[]
        {
            real,
            real.Replace("/", "\\/", StringComparison.Ordinal),
            JavaScriptEncoder.Default.Encode(real),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(real),
            Uri.EscapeDataString(real),
        }.Distinct();

    private static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> bytes, byte[] real, byte[] symbolic)
    {
        var at = bytes.Span.IndexOf(real);
        if (at < 0)
            return bytes;
        using var replaced = new MemoryStream(bytes.Length);
        for (; at >= 0; at = bytes.Span.IndexOf(real))
        {
            replaced.Write(bytes.Span[..at]);
            replaced.Write(symbolic);
            bytes = bytes[(at + real.Length)..];
        }

        replaced.Write(bytes.Span);
        return replaced.ToArray();
    }

    private sealed record Latest(string Real, string Symbolic, Redactor Redactor);
}
