using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Archives;

/// <summary>Looks in entries for what looks like a secret: headers, cookies, parameters of the URL and of forms, and members of bodies that
/// <see cref="RedactionRules.Standard"/> names, unless a placeholder stands there already.</summary>
/// <remarks>One a thread; it keeps nothing of an entry.</remarks>
internal sealed class SecretSearch
{
    private static readonly SecretFinders Finders = new(RedactionRules.WithoutProjects);
    private static readonly SearchValues<byte> Dummies = SearchValues.Create("*xX.-<>"u8);

    // Bodies in which none of these stand have nothing secret: most bodies. Beside those of names there are those of escaped letters
    // and of keys.
    private static readonly SearchValues<string> Stems = Shortest([
        .. RedactionRules.Standard.Members.Concat(RedactionRules.Standard.Parameters).SelectMany(StemsOf),
        "\\u00",
        "-----BEGIN",
    ]);

    // A web token or a key is longer than most values of headers.
    private const int ShortestForm = 24;

    private static readonly SearchValues<byte> InAddress = SearchValues.Create("?@#%"u8);

    private readonly List<Mark> _marks = [];
    private readonly ArrayBufferWriter<byte> _body = new();
    private char[] _text = [];

    /// <returns>Where it is, without its value; null where nothing looks like one.</returns>
    public string? Find(HarEntry entry) =>
        InUrl(entry.Bytes, entry.Request)
        ?? InHeaders(entry.Bytes, entry.Request, "request")
        ?? InHeaders(entry.Bytes, entry.Response, "response")
        ?? InBody(entry.Bytes, entry.Request, "request")
        ?? InBody(entry.Bytes, entry.Response, "response");

    private string? InUrl(ReadOnlySpan<byte> entry, HarRequest request)
    {
        if (Secret(entry, request.Query, Finders.Parameters).IsThere)
            return "the request's queryString";
        return IsInText(request.Url.Raw(entry), isForm: true) ? "the request's url" : null;
    }

    // Most addresses have neither a query nor a user.
    private bool IsInText(ReadOnlySpan<byte> text, bool isForm)
    {
        if (
            !text.ContainsAny(InAddress)
            && (text.Length < ShortestForm || (text.IndexOf(WebTokens.Begin) < 0 && text.IndexOf("-----"u8) < 0))
        )
            return false;
        if (text.Contains((byte)'\\'))
            text = new EscapeView(text, Escape.Backslash, null).Bytes;
        _marks.Clear();
        Finders.FindInText(text, isForm, null, _marks);
        return HasSecret(text);
    }

    private string? InHeaders(ReadOnlySpan<byte> entry, HarMessage message, string whose)
    {
        var header = Secret(entry, message.Headers, Finders.Headers);
        if (header.IsThere)
            return $"the {whose}'s header {Encoding.UTF8.GetString(header.Raw(entry))}";
        foreach (var (name, value) in message.Headers)
        {
            if (IsInText(value.Raw(entry), isForm: false))
                return $"the {whose}'s header {Encoding.UTF8.GetString(name.Raw(entry))}";
        }

        foreach (var cookie in message.Cookies)
        {
            if (cookie.Value.Length > 0 && !IsPlaceholder(cookie.Value.Raw(entry)))
                return $"the {whose}'s cookies";
        }

        return null;
    }

    // The name of the first that has a secret value.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static EntryText Secret(ReadOnlySpan<byte> entry, List<HarPair> pairs, NameTable names)
    {
        foreach (var (name, value) in pairs)
        {
            if (value.Length > 0 && names.Find(name.Raw(entry)) != NameKind.None && !IsPlaceholder(value.Raw(entry)))
                return name;
        }

        return default;
    }

    private string? InBody(ReadOnlySpan<byte> entry, HarMessage message, string whose)
    {
        if (Secret(entry, message.Body.Params, Finders.Parameters).IsThere)
            return $"the {whose}'s params";
        if (message.Body.Text.Length == 0)
            return null;
        // JSON is looked into as it is written in the entry: in it, the quotes of its members are escaped.
        var body =
            message.Body.IsText(entry) ? message.Body.Text.Raw(entry)
            : message.Body.Decode(entry, _body) == BodyState.WrongEncoding ? default
            : _body.WrittenSpan;
        var isForm = !body.StartsWith((byte)'{') && IsForm(entry, message);
        if (!isForm && !HasStem(body))
            return null;
        if (!body.StartsWith((byte)'{') && body.Contains((byte)'\\') && message.Body.IsText(entry))
            body = new EscapeView(body, Escape.Backslash, null).Bytes;
        _marks.Clear();
        Finders.FindInBody(body, isForm, null, _marks);
        return HasSecret(body) ? $"the {whose}'s body" : null;
    }

    private static bool IsForm(ReadOnlySpan<byte> entry, HarMessage message) =>
        message.Header(entry, "Content-Type"u8).Raw(entry).StartsWith("application/x-www-form-urlencoded"u8);

    private bool HasStem(ReadOnlySpan<byte> body)
    {
        // What is short is sought by itself: among words it would slow the search for all of them.
        if (body.Contains((byte)'@') || body.IndexOf(WebTokens.Begin) >= 0 || body.IndexOf("&#"u8) >= 0)
            return true;
        if (_text.Length < body.Length)
            _text = new char[body.Length];
        return _text.AsSpan(0, Encoding.Latin1.GetChars(body, _text)).ContainsAny(Stems);
    }

    // Of words that begin alike, such as password and passphrase, it is enough to look for the beginning.
    private static SearchValues<string> Shortest(IEnumerable<string> words)
    {
        const int Beginning = 4;
        var stems = words
            .Distinct()
            .GroupBy(word => word[..Math.Min(word.Length, Beginning)], StringComparer.Ordinal)
            .SelectMany(alike => alike.Count() > 1 && !IsInEveryListener(alike.Key) ? [alike.Key] : alike.AsEnumerable())
            .ToArray();
        return SearchValues.Create(
            [.. stems.Where(stem => !Array.Exists(stems, other => other != stem && stem.Contains(other, StringComparison.Ordinal)))],
            StringComparison.OrdinalIgnoreCase
        );
    }

    // The longest word of a name, for what is between words may be missing; of a short name its beginning too. Where listeners have that
    // word, all of the name.
    private static IEnumerable<string> StemsOf(string name)
    {
        var words = name.ToLowerInvariant().Split(['*', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        var longest = words.MaxBy(word => word.Length)!;
        if (longest.Length <= 2)
            return ["\"" + longest];
        if (!IsInEveryListener(longest))
            return [longest];
        return words.Length > 1
            ? [string.Concat(words), string.Join('_', words), string.Join('-', words)]
            : [longest + "\"", longest + "\\\""];
    }

    private static bool IsInEveryListener(string word) =>
        Enum.GetValues<ListenerField>().Any(field => field.JsonName().Contains(word, StringComparison.Ordinal));

    // A number is seldom a secret, and often an expiry.
    private bool HasSecret(ReadOnlySpan<byte> text)
    {
        foreach (var mark in _marks)
        {
            if (mark.Spelling != Spelling.Number && !IsPlaceholder(text[mark.Start..mark.End]))
                return true;
        }

        return false;
    }

    private static bool IsPlaceholder(ReadOnlySpan<byte> value) =>
        value.IndexOf("redacted"u8) >= 0
        || value.IndexOf("REDACTED"u8) >= 0
        || value.StartsWith("elb-contract-"u8)
        || value.IndexOfAnyExcept(Dummies) < 0;
}
