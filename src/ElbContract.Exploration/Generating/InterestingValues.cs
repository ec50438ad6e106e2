using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Exploration.Generating;

/// <summary>The values of a parameter at which providers go wrong, as JSON texts: from the catalogue where it says them as data.</summary>
internal static class InterestingValues
{
    public const string UnknownLoadBalancer = "00000000000000000000000000000098";
    public const string UnknownCertificate = "00000000000000000000000000000099";

    private const string Huge = "99999999999999999999";

    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Characters =
    [
        " ",
        "\t",
        "\n",
        ".",
        ",",
        ":",
        "/",
        "\\",
        "@",
        "+",
        "&",
        "%",
        "\"",
        "'",
        "<",
        ">",
        "é",
        "λ",
        "听",
        "😀",
    ];

    // A rule of its own, and another at each place.
    private static readonly string[] AngleBrackets = ["lis<tener", "lis>tener", "<listener", "listener>"];

    /// <summary>Of each parameter of a listener with this protocol; null is to leave it out.</summary>
    /// <param name="protocol">HTTP, TCP, HTTPS, SSL or UDP.</param>
    /// <param name="resources">What the run can refer to.</param>
    /// <param name="place">Where unusual characters stand in names and descriptions: 0 within, 1 in front, 2 at the end; all three where
    /// it is null.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string?>> Of(
        string protocol,
        AvailableResources resources,
        int? place = null
    ) =>
        ListenerFields.Requested.ToDictionary(
            row => row.JsonName,
            row => (IReadOnlyList<string?>)[.. Of(row.Field, protocol, resources, place).Distinct()],
            StringComparer.Ordinal
        );

    /// <summary>Texts that a provider takes for this one that trims, cuts or folds before it compares.</summary>
    /// <param name="text">One that is accepted.</param>
    public static IEnumerable<string> NearMisses(string text) =>
        text.Length == 0
            ? []
            : [$"{text} ", $" {text}", $"{text}\n", $"{text}\t", text[..^1], $"{text}x", text.ToLowerInvariant(), text.ToUpperInvariant()];

    /// <summary>A text as JSON.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text, Legible);

    private static IEnumerable<string?> Of(ListenerField field, string protocol, AvailableResources resources, int? place) =>
        Catalogue
            .Clauses.Select(clause => clause.Shape)
            .Where(shape => shape?.Field == field)
            .SelectMany(shape => Of(shape!, protocol))
            .Concat(Others(field, resources, place))
            .Append(null)
            .Append("null");

    private static IEnumerable<string?> Of(Shape shape, string protocol) =>
        shape switch
        {
            Shape.Range range => Around(range.Minimum, range.Maximum),
            Shape.Length length => Lengths(length.Minimum, length.Maximum),
            Shape.Words words => words.Values.SelectMany(Spellings).Append("elsewhere").Append("").Select(Text),
            Shape.Typed typed => OfOtherTypes(typed.Kind, OrdinaryListener.Value(protocol, default, typed.Field.JsonName())),
            _ => [],
        };

    private static IEnumerable<string> Around(int minimum, int maximum) =>
        (
            (int[])
                [
                    minimum,
                    minimum + 1,
                    minimum + ((maximum - minimum) / 2),
                    maximum - 1,
                    maximum,
                    minimum - 1,
                    maximum + 1,
                    -1,
                    -maximum,
                    int.MaxValue,
                ]
        )
            .Select(number => (long)number)
            // What is left of them in 16 and in 32 bits is within.
            .Concat([(1L << 16) + minimum + 1, (1L << 32) + minimum + 1])
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Append(Huge);

    private static IEnumerable<string> Lengths(int minimum, int maximum) =>
        from letter in (string[])["a", "é", "听", "😀"]
        from length in (int[])[minimum, minimum + 1, maximum - 1, maximum, maximum + 1, 4 * maximum, minimum - 1]
        where length >= 0
        select Text(string.Concat(Enumerable.Repeat(letter, length)));

    private static IEnumerable<string> Spellings(string word)
    {
        yield return word;
        yield return word.Any(char.IsAsciiLetterLower) ? word.ToUpperInvariant() : word.ToLowerInvariant();
        yield return word + " ";
    }

    /// <summary>Values that are of another type than a parameter: the forms that the features have words for.</summary>
    public static IEnumerable<string> OfOtherTypes(JsonKind kind, string? ordinary)
    {
        string[] listed = [$"[{ordinary ?? "null"}]", $$"""{"value":{{ordinary ?? "null"}}}"""];
        return kind switch
        {
            JsonKind.String => ["7", "true", .. listed],
            JsonKind.True => ["\"true\"", "1", "0", .. listed],
            _ => [$"\"{ordinary ?? "7"}\"", $"{ordinary ?? "7"}.5", $"{ordinary ?? "7"}.0", "true", "\"seven\"", .. listed],
        };
    }

    private static IEnumerable<string> Others(ListenerField field, AvailableResources resources, int? place) =>
        field switch
        {
            ListenerField.Name => ((string[])["WEB", "web-1_a", "20150915", "___", "---", "-listener", "listener_"])
                .Concat(WithCharacters(place))
                .Select(Text),
            ListenerField.Description => ((string[])["for the shop", "für 店"])
                .Concat(WithCharacters(place))
                .Concat(AngleBrackets)
                .Select(Text),
            ListenerField.LoadbalancerId => ["\"\"", Text(UnknownLoadBalancer), Text("no-such-load-balancer"), .. Certificates(resources)],
            ListenerField.Protocol => Words("TERMINATED_HTTPS", "QUIC", "TLS", "GRPC", "HTTP/2", "IP", "TCPSSL"),
            ListenerField.BackendProtocol => Words("HTTPS", "SSL", "TLS", "QUIC", "GRPC", "TERMINATED_HTTPS"),
            ListenerField.LbAlgorithm => Words(
                "ROUND_ROBIN",
                "LEAST_CONNECTIONS",
                "SOURCE_IP",
                "QUIC_CID",
                "round_robin",
                "least_connections",
                "source_ip",
                "least_conn"
            ),
            ListenerField.StickySessionType => Words("app_cookie", "HTTP_COOKIE", "APP_COOKIE", "SOURCE_IP", "cookie", "prefix"),
            ListenerField.SslProtocols => Words(
                "TLSv1.2",
                "TLSv1.2 TLSv1.1 TLSv1",
                "TLS 1.0",
                "TLS 1.1",
                "TLS 1.3",
                "TLS 1.2 TLS 1.1",
                "TLS 1.0 TLS 1.1 TLS 1.2",
                "TLS 1.2,TLS 1.1,TLS 1.0",
                "TLS 1.2, TLS 1.1, TLS 1.0",
                "TLS 1.3 TLS 1.2",
                "TLS1.2",
                "1.2"
            ),
            ListenerField.SslCiphers => Words("tls-1-2", "tls-1-2-strict", "tls-1-0-inherit", "High"),
            ListenerField.CertificateId =>
            [
                "\"\"",
                Text(UnknownCertificate),
                Text(ProviderIds.Example.PublicLoadbalancerId),
                .. Certificates(resources),
            ],
            ListenerField.Certificates =>
            [
                "\"\"",
                "[]",
                "7",
                Text(UnknownCertificate),
                .. Certificates(resources).SelectMany(id => (string[])[id, $"[{id}]"]),
            ],
            _ when field.Row().Kind is ParameterKind.TruthValue => ["true", "false"],
            _ => [],
        };

    // Of the API's later generations and of its relatives, which providers take over by accident.
    private static IEnumerable<string> Words(params string[] words) => words.Select(Text);

    private static IEnumerable<string> WithCharacters(int? place) =>
        Characters.SelectMany(one =>
            (string[])[$"lis{one}tener", $"{one}listener", $"listener{one}"] is var texts && place is { } at ? [texts[at]] : texts
        );

    private static IEnumerable<string> Certificates(AvailableResources resources) =>
        (resources.Certificate ? (string[])[Text(ProviderIds.Example.CertificateId)] : []).Concat(
            resources.SniCertificate ? [Text(ProviderIds.Example.SniCertificateId)] : []
        );
}
