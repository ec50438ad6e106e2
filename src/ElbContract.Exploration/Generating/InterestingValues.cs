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

    /// <summary>Of each parameter of a listener with this protocol; null is to leave it out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string?>> Of(string protocol, AvailableResources resources) =>
        ListenerFields.Requested.ToDictionary(
            row => row.JsonName,
            row => (IReadOnlyList<string?>)[.. Of(row.Field, protocol, resources).Distinct()],
            StringComparer.Ordinal
        );

    /// <summary>A text as JSON.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text, Legible);

    private static IEnumerable<string?> Of(ListenerField field, string protocol, AvailableResources resources) =>
        Catalogue
            .Clauses.Select(clause => clause.Shape)
            .Where(shape => shape?.Field == field)
            .SelectMany(shape => Of(shape!, protocol))
            .Concat(Others(field, resources))
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
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Append(Huge);

    private static IEnumerable<string> Lengths(int minimum, int maximum) =>
        from letter in (string[])["a", "é", "听", "😀"]
        from length in (int[])[minimum, minimum + 1, maximum - 1, maximum, maximum + 1, 4 * maximum]
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

    private static IEnumerable<string> Others(ListenerField field, AvailableResources resources) =>
        field switch
        {
            ListenerField.Name => ((string[])["WEB", "web-1_a", "20150915", "___", "---", "-listener", "listener_"])
                .Concat(WithCharacters())
                .Select(Text),
            ListenerField.Description => ((string[])["for the shop", "für 店"]).Concat(WithCharacters()).Select(Text),
            ListenerField.LoadbalancerId => ["\"\"", Text(UnknownLoadBalancer), Text("no-such-load-balancer")],
            ListenerField.StickySessionType => ["\"app_cookie\""],
            ListenerField.SslProtocols => [Text("TLSv1.2"), Text("TLSv1.2 TLSv1.1 TLSv1"), Text("TLS 1.0"), Text("TLS 1.2 TLS 1.1")],
            ListenerField.CertificateId => ["\"\"", Text(UnknownCertificate), .. Certificates(resources)],
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

    private static IEnumerable<string> WithCharacters() =>
        Characters.SelectMany(one => (string[])[$"lis{one}tener", $"{one}listener", $"listener{one}"]);

    private static IEnumerable<string> Certificates(AvailableResources resources) =>
        (resources.Certificate ? (string[])[Text(ProviderIds.Example.CertificateId)] : []).Concat(
            resources.SniCertificate ? [Text(ProviderIds.Example.SniCertificateId)] : []
        );
}
