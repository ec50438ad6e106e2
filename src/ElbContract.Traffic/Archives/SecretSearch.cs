using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Archives;

/// <summary>Looks in entries for what looks like a secret: headers, cookies, parameters of the URL and of forms, and members of bodies that
/// <see cref="RedactionRules.Standard"/> names, unless a placeholder stands there already.</summary>
/// <remarks>One a thread; it keeps nothing of an entry.</remarks>
internal sealed class SecretSearch
{
    private static readonly SecretFinders Finders = new(RedactionRules.WithoutProjects);

    // Texts in which none of these stand have nothing secret: each name of the rules has one of them.
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        [
            "pass",
            "pwd",
            "toke",
            "secr",
            "cred",
            "auth",
            "sign",
            "key",
            "jwt",
            "otp",
            "psk",
            "bearer",
            "csrf",
            "xsrf",
            "saml",
            "assert",
            "mfa",
            "verifier",
            "recovery",
            "backup",
            "string",
            "access",
            "cookie",
            "sess",
            .. ((string[])["ak", "sk", "pw"]).SelectMany(word => (string[])[$"\"{word}", $"'{word}", $"<{word}", $"{word}=", $"{word}:"]),
            "\\u00",
            "eyJ",
            "-----",
            "@",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    // JSON in which none of these stand has members and nothing else that could be secret: neither lines nor escapes nor forms.
    private static readonly SearchValues<byte> InOtherThanMembers = SearchValues.Create("=<'@&%/\0"u8);

    // In addresses, and in values of headers, that hold something.
    private static readonly SearchValues<byte> InText = SearchValues.Create("?@#%&<=\\"u8);

    private readonly HeaderMemory _requestHeaders = new();
    private readonly HeaderMemory _answerHeaders = new();
    private readonly List<Mark> _marks = [];
    private readonly ArrayBufferWriter<byte> _body = new();
    private char[] _text = [];

    /// <returns>Where it is, without its value; null where nothing looks like one.</returns>
    public string? Find(HarEntry entry) =>
        InUrl(entry.Bytes, entry.Request)
        ?? InHeaders(entry.Bytes, entry.Request, _requestHeaders, "request")
        ?? InHeaders(entry.Bytes, entry.Response, _answerHeaders, "response")
        ?? InBody(entry.Bytes, entry.Request, "request")
        ?? InBody(entry.Bytes, entry.Response, "response");

    private string? InUrl(ReadOnlySpan<byte> entry, HarRequest request)
    {
        if (Secret(entry, request.Query, Finders.Parameters).IsThere)
            return "the request's queryString";
        return IsInText(request.Url.Raw(entry), isForm: true) ? "the request's url" : null;
    }

    // Most addresses have neither a query nor a user, and most headers no more than a word and a number.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsInText(ReadOnlySpan<byte> text, bool isForm)
    {
        if (!MayBeIn(text))
            return false;
        if (text.Contains((byte)'\\'))
            text = new EscapeView(text, Escape.Backslash, null).Bytes;
        _marks.Clear();
        Finders.Find(text, isForm, null, _marks);
        return HasSecret(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool MayBeIn(ReadOnlySpan<byte> text) =>
        text.ContainsAny(InText)
        || text.IndexOf(": "u8) >= 0
        || text.IndexOf(WebTokens.Begin) >= 0
        || text.IndexOf("-----"u8) >= 0
        || text.IndexOf(TokenPaths.Token) >= 0;

    // Most headers are those of the entry before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? InHeaders(ReadOnlySpan<byte> entry, HarMessage message, HeaderMemory memory, string whose)
    {
        for (var i = 0; i < message.Headers.Count; i++)
        {
            var (name, value) = message.Headers[i];
            if (value.Length == 0 || memory.Has(i, name.Raw(entry), value.Raw(entry)))
                continue;
            var isSecret = Finders.Headers.Find(name.Raw(entry)) != NameKind.None && !IsPlaceholder(value.Raw(entry));
            if (isSecret || IsInText(value.Raw(entry), isForm: false))
                return $"the {whose}'s header {Encoding.UTF8.GetString(name.Raw(entry))}";
            memory.Keep(i, name.Raw(entry), value.Raw(entry));
        }

        foreach (var cookie in message.Cookies)
        {
            if (cookie.Value.Length > 0 && !IsPlaceholder(cookie.Value.Raw(entry)))
                return $"the {whose}'s cookies";
        }

        return null;
    }

    private static int End(HarPair header) => Math.Max(header.Name.Start + header.Name.Length, header.Value.Start + header.Value.Length);

    // Of all headers as they are written, at once.
    private bool MayBeInAny(ReadOnlySpan<byte> headers)
    {
        if (MayBeIn(headers))
            return true;
        _marks.Clear();
        SecretPairs.Find(headers, Finders.Parameters, isForm: false, _marks);
        return _marks.Count > 0;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? InBody(ReadOnlySpan<byte> entry, HarMessage message, string whose)
    {
        if (Secret(entry, message.Body.Params, Finders.Parameters).IsThere)
            return $"the {whose}'s params";
        if (message.Body.Text.Length == 0)
            return null;
        // JSON is looked into as it is written in the entry: in it, the quotes of its members are escaped.
        var body =
            message.Body.IsText(entry) ? message.Body.Text.Raw(entry)
            : message.Body.Decode(entry, codings: null, isAnnounced: false, _body) == BodyState.WrongEncoding ? default
            : _body.WrittenSpan;
        // What is no text is in base64, and may be packed.
        if (!message.Body.IsText(entry) && HidesSecret(_body.WrittenMemory))
            return $"the {whose}'s body";
        var isForm = !body.StartsWith((byte)'{') && IsForm(entry, message);
        if (!isForm && !MayBeInBody(body))
            return null;
        if (!body.StartsWith((byte)'{') && body.Contains((byte)'\\') && message.Body.IsText(entry))
            body = new EscapeView(body, Escape.Backslash, null).Bytes;
        _marks.Clear();
        Finders.Find(body, isForm, null, _marks);
        return HasSecret(body) ? $"the {whose}'s body" : null;
    }

    private bool HidesSecret(ReadOnlyMemory<byte> body)
    {
        if (ContentCodings.Within(body) is not { } within)
            return true;
        foreach (var plain in within)
        {
            _marks.Clear();
            Finders.Find(plain, isForm: false, null, _marks);
            if (HasSecret(plain))
                return true;
        }

        return false;
    }

    private static bool IsForm(ReadOnlySpan<byte> entry, HarMessage message) =>
        message.Header(entry, "Content-Type"u8).Raw(entry).StartsWith("application/x-www-form-urlencoded"u8);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool MayBeInBody(ReadOnlySpan<byte> body)
    {
        var isJson = body is [(byte)'{' or (byte)'[', ..];
        if (isJson ? body.ContainsAny(InOtherThanMembers) : body.Contains((byte)0))
            return true;
        if (isJson)
            return HasOtherThanMembers(body) || SecretMembers.MayBeIn(body, Finders.Members);
        if (_text.Length < body.Length)
            _text = new char[body.Length];
        return _text.AsSpan(0, Encoding.Latin1.GetChars(body, _text)).ContainsAny(Stems);
    }

    private static bool HasOtherThanMembers(ReadOnlySpan<byte> body) =>
        body.IndexOf("\\u"u8) >= 0
        || body.IndexOf("\\x"u8) >= 0
        || body.IndexOf("\\\\"u8) >= 0
        || body.IndexOf("-----"u8) >= 0
        || body.IndexOf(WebTokens.Begin) >= 0;

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
        || Placeholders.Are(value)
        // Some programs write < in JSON as an escape.
        || (value.Contains((byte)'\\') && Unescaped.Of(value) is { } unescaped && Placeholders.Are(unescaped.Bytes));
}
