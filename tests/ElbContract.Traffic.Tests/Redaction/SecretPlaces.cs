using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Tests.Redaction;

/// <summary>Where secrets stand, by name or by form, and how they are repeated: the rows of <c>docs/secrets.md</c>.</summary>
internal static class SecretPlaces
{
    public const string Secret = Canaries.Marker + "/a+b" + Canaries.Marker;

    private const CompressionLevel Fastest = CompressionLevel.Fastest;
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
        ("id of a JSON object", name => Request("/", Json, Member(name, "{\"id\":" + Quoted + "}"))),
        ("JSON in a header", name => Request("/", null, "", new KeyValuePair<string, string>("X-Debug", Member(name, Quoted)))),
        ("quotes in a text", name => Request("/", "text/plain", $"so: {name}=\"{Secret}\" and more")),
        ("quotes in a JSON text", name => Request("/", Json, Member("message", JsonSerializer.Serialize($"so: {name}=\"{Secret}\", yes")))),
        ("single quotes", name => Request("/", "text/plain", $"{{'a': 1, '{name}': '{Secret}'}}")),
        ("YAML", name => Request("/", "text/yaml", $"a: b\nc:\n  - {name}: {Secret}\nd: e\n")),
        ("YAML in quotes", name => Request("/", "text/yaml", $"a: b\n{name}: '{Secret}'\nd: e\n")),
        ("YAML of lines", name => Request("/", "text/yaml", $"a: b\n{name}: |\n  x\n  {Secret}\nd: e\n")),
        ("YAML in braces", name => Request("/", "text/yaml", $"a: {{b: c, {name}: {Secret}}}\n")),
        ("setting", name => Request("/", "text/plain", $"# a\nspring.{name} = {Secret}\nb = c\n")),
        ("header line in a text", name => Request("/", "text/plain", $"> GET / HTTP/1.1\r\n> Host: a\r\n> {name}: {Secret}\r\n> \r\n")),
        ("header line in a JSON text", name => Request("/", Json, Member("a", JsonSerializer.Serialize($"GET /\n{name}: {Secret}\nB: c")))),
        ("header of a command line", name => Request("/", "text/plain", $"curl -H \"{name}: {Secret}\" https://a.example/")),
        ("XML element", name => Request("/", "text/xml", $"<a><n:{name} x='y'>{Secret}</n:{name}><b>c</b></a>")),
        ("XML element in another", name => Request("/", "text/xml", $"<a><{name}><x>1</x><y><![CDATA[{Secret}]]></y></{name}></a>")),
        ("XML attribute", name => Request("/", "text/xml", $"<a b=\"c\" {name}=\"{Secret}\"/>")),
        (
            "field of a form in parts, spelled otherwise",
            name =>
                Request(
                    "/",
                    "multipart/form-data; boundary=x",
                    $"--x\nContent-Type: text/plain\ncontent-disposition:Form-Data; filename=\"a\"; NAME={name}\n\n{Secret}\n--x--\n"
                )
        ),
        ("UTF-16", name => Coded(Member(name, Quoted), Encoding.Unicode.GetBytes)),
        ("UTF-16, mark and other order", name => Coded("\uFEFF" + Member(name, Quoted), Encoding.BigEndianUnicode.GetBytes)),
        ("UTF-32", name => Coded(Member(name, Quoted), Encoding.UTF32.GetBytes)),
        ("gzip that nothing tells", name => Coded(Member(name, Quoted), Gzip)),
        ("gzip in gzip", name => Coded(Member(name, Quoted), text => Packed(Gzip(text), wire => new GZipStream(wire, Fastest)))),
        (
            "zlib that nothing tells",
            name => Coded(Member(name, Quoted), text => Packed(Bytes(text), wire => new ZLibStream(wire, Fastest)))
        ),
        (
            "deflate that nothing tells",
            name => Coded(Member(name, Quoted), text => Packed(Bytes(text), wire => new DeflateStream(wire, Fastest)))
        ),
        (
            "brotli that nothing tells",
            name => Coded(Member(name, Quoted), text => Packed(Bytes(text), wire => new BrotliStream(wire, Fastest)))
        ),
        ("behind the end of gzip", name => Coded(Member(name, Quoted), text => [.. Gzip("{}"), .. Bytes(text)], "gzip")),
    ];

    /// <summary>Secrets that need no name.</summary>
    public static IReadOnlyList<(string Form, string Text)> Forms { get; } =
    [
        ("private key (PEM)", Key("RSA PRIVATE KEY")),
        ("private key (PGP)", Key("PGP PRIVATE KEY BLOCK")),
        ("JSON web token", Jwt),
        ("user in an address", $"https://u:{Uri.EscapeDataString(Secret)}@a.example/"),
        ("user before a host", $"u:{Uri.EscapeDataString(Secret)}@a.example:5432/x"),
        ("token in a path", $"/v3/auth/tokens/{Uri.EscapeDataString(Secret)}?a=b"),
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
        ("hex, with colons", text => string.Join(':', Encoding.UTF8.GetBytes(text).Select(one => $"{one:x2}"))),
        ("hex, with hyphens", text => BitConverter.ToString(Encoding.UTF8.GetBytes(text))),
        ("hex, with spaces", text => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(one => $"{one:X2}"))),
        ("hex, with backslashes", text => string.Concat(Encoding.UTF8.GetBytes(text).Select(one => $"\\x{one:x2}"))),
        ("HTML without semicolons", text => string.Concat(text.Select(sign => $"&#{(int)sign}"))),
        ("HTML with zeros", text => string.Concat(text.Select(sign => $"&#x00000000{(int)sign:x};"))),
        ("base64 twice", text => Convert.ToBase64String(Bytes(Convert.ToBase64String(Bytes("x" + text))))),
        ("base64 in lines", text => Convert.ToBase64String(Bytes(text)).Insert(20, "\\r\\n")),
        ("UTF-16 in percent", text => string.Concat(text.Select(sign => $"%{(int)sign:x2}%00"))),
        ("its beginning cut off", text => text[7..]),
        ("its end cut off", text => text[..^7]),
        ("in two lines", text => text.Insert(15, "\\n  ")),
        ("in pieces", text => string.Join(' ', text.Chunk(4).Select(piece => new string(piece)))),
    ];

    private static string Quoted => JsonSerializer.Serialize(Secret);

    public static CapturedRequest Request(string target, string? type, string body, params KeyValuePair<string, string>[] headers) =>
        new("POST", target, type is null ? headers : [new("Content-Type", type), .. headers], Encoding.UTF8.GetBytes(body));

    private static CapturedRequest Coded(string text, Func<string, byte[]> coding, string? header = null) =>
        new(
            "POST",
            "/",
            header is null ? [new("Content-Type", Json)] : [new("Content-Type", Json), new("Content-Encoding", header)],
            coding(text)
        );

    private static byte[] Gzip(string text) => Packed(Bytes(text), wire => new GZipStream(wire, Fastest));

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> coding)
    {
        using var wire = new MemoryStream();
        using (var coded = coding(wire))
            coded.Write(plain);
        return wire.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

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
