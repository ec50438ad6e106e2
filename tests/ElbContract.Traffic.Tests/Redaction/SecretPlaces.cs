using System.Text;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>Where secrets stand, by name or by form, and how they are repeated: the rows of <c>docs/secrets.md</c>.</summary>
internal static class SecretPlaces
{
    public const string Secret = Canaries.Marker + "/a+b" + Canaries.Marker;

    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string Jwt = string.Join(
        '.',
        Base64Url("""{"alg":"none"}"""),
        Base64Url($$"""{"sub":"{{Canaries.Marker}}"}"""),
        Base64Url(Canaries.Marker)
    );

    /// <summary>Each name of the rules in four ways to write it.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. RedactionRules
            .Standard.Members.Where(name => name != "access")
            .Select(name => name.Replace("*", "my_", StringComparison.Ordinal))
            .SelectMany(name => (string[])[name, name.ToUpperInvariant(), name.Replace('_', '-'), Camel(name)])
            .Distinct(),
    ];

    /// <summary>Places of a secret with a name.</summary>
    public static IReadOnlyList<(string Place, Func<string, CapturedRequest> Of)> Named { get; } =
    [
        ("header", name => Request("/", null, "", new KeyValuePair<string, string>(name, Secret))),
        ("parameter of the address", name => Request($"/?a=b&{name}={Uri.EscapeDataString(Secret)}&c=d", null, "")),
        (
            "parameter of an address in a header",
            name =>
                Request(
                    "/",
                    null,
                    "",
                    new KeyValuePair<string, string>("Referer", $"https://a.example/?{name}={Uri.EscapeDataString(Secret)}")
                )
        ),
        (
            "parameter of an address in a parameter",
            name => Request("/?next=" + Uri.EscapeDataString($"https://a.example/?{name}={Uri.EscapeDataString(Secret)}"), null, "")
        ),
        ("field of a form", name => Request("/", Form, $"a=b&{name}={Uri.EscapeDataString(Secret)}")),
        ("JSON in a field of a form", name => Request("/", Form, "a=" + Uri.EscapeDataString(Member(name, Quoted)))),
        ("field of a form in parts", name => Request("/", "multipart/form-data; boundary=x", Part(name))),
        ("JSON member", name => Request("/", Json, Member(name, Quoted))),
        ("JSON list", name => Request("/", Json, Member(name, $"[1,{Quoted}]"))),
        ("JSON object", name => Request("/", Json, Member(name, "{\"a\":{\"b\":[" + Quoted + "]}}"))),
        ("JSON value beside its name", name => Request("/", Json, $$"""{"name":"{{name}}","type":"t","value":{{Quoted}} }""")),
        ("JSON value before its name", name => Request("/", Json, $$"""{"value":{{Quoted}},"key":"{{name}}"}""")),
        ("JSON in a JSON text", name => Request("/", Json, Member("message", JsonSerializer.Serialize(Member(name, Quoted))))),
        ("JSON that breaks off", name => Request("/", Json, Member(name, Quoted)[..^8])),
        (
            "JSON in HTML",
            name => Request("/", "text/html", $"<p>{Member(name, Quoted).Replace("\"", "&quot;", StringComparison.Ordinal)}</p>")
        ),
    ];

    /// <summary>Secrets that need no name.</summary>
    public static IReadOnlyList<(string Form, string Text)> Forms { get; } =
    [
        ("private key (PEM)", Key("RSA PRIVATE KEY")),
        ("private key (PGP)", Key("PGP PRIVATE KEY BLOCK")),
        ("JSON web token", Jwt),
        ("user in an address", $"https://u:{Uri.EscapeDataString(Secret)}@a.example/"),
    ];

    /// <summary>Places of a secret without a name.</summary>
    public static IReadOnlyList<(string Place, Func<string, CapturedRequest> Of)> Unnamed { get; } =
    [
        ("header", text => Request("/", null, "", new KeyValuePair<string, string>("X-Other", text.ReplaceLineEndings(" ")))),
        ("parameter of the address", text => Request("/?a=" + Uri.EscapeDataString(text), null, "")),
        ("field of a form", text => Request("/", Form, "a=" + Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal))),
        ("field of a form in parts", text => Request("/", "multipart/form-data; boundary=x", Part("a", text))),
        ("JSON member", text => Request("/", Json, Member("a", JsonSerializer.Serialize(text)))),
        (
            "JSON in a JSON text",
            text => Request("/", Json, Member("a", JsonSerializer.Serialize(Member("b", JsonSerializer.Serialize(text)))))
        ),
        ("text", text => Request("/", "text/plain", $"so: {text}\nand more")),
    ];

    /// <summary>How what was sent is repeated.</summary>
    public static IReadOnlyList<(string Spelling, Func<string, string> Of)> Spellings { get; } =
    [
        ("as it is", text => text),
        ("upper case", text => text.ToUpperInvariant()),
        ("lower case", text => text.ToLowerInvariant()),
        ("JSON, escaped slashes", text => text.Replace("/", "\\/", StringComparison.Ordinal)),
        ("JSON, by number", text => string.Concat(text.Select(sign => $"\\u{(int)sign:x4}"))),
        ("percent", Uri.EscapeDataString),
        ("percent, all signs", text => string.Concat(text.Select(sign => $"%{(int)sign:x2}"))),
        ("percent, twice", text => Uri.EscapeDataString(Uri.EscapeDataString(text))),
        ("HTML, decimal", text => string.Concat(text.Select(sign => $"&#{(int)sign};"))),
        ("HTML, hexadecimal", text => string.Concat(text.Select(sign => $"&#x{(int)sign:X};"))),
        ("HTML, by name", text => text.Replace("/", "&sol;", StringComparison.Ordinal).Replace("+", "&plus;", StringComparison.Ordinal)),
        ("base64", text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        ("base64, one byte before", text => Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + text + "yy"))),
        ("base64, two bytes before", text => Convert.ToBase64String(Encoding.UTF8.GetBytes("xx" + text + "y"))),
        ("base64url", Base64Url),
        ("base64 in percent", text => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))),
        ("hex, upper case", text => Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        ("hex, lower case", text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
    ];

    private static string Quoted => JsonSerializer.Serialize(Secret);

    public static CapturedRequest Request(string target, string? type, string body, params KeyValuePair<string, string>[] headers) =>
        new("POST", target, type is null ? headers : [new("Content-Type", type), .. headers], Encoding.UTF8.GetBytes(body));

    private static string Member(string name, string value) => $$"""{"a":1,"{{name}}" : {{value}},"c":"d"}""";

    private static string Part(string name, string? text = null) =>
        $"--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text ?? Secret}\r\n--x--\r\n";

    private static string Key(string label) =>
        $"-----BEGIN {label}-----\n{Canaries.Marker}abcdefgh{Canaries.Marker}\n-----END {label}-----";

    private static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private static string Camel(string name) =>
        string.Concat(name.Split('_').Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
