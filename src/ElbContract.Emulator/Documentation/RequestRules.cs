using System.Text.Json.Nodes;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Documentation;

/// <summary>What the clauses refuse in the body of a request to add a listener, as JSON Schemas of that body: one a clause. They refuse
/// nothing that a clause leaves open.</summary>
internal static class RequestRules
{
    private const string Tcp = """{"required":["protocol"],"properties":{"protocol":{"const":"TCP"}}}""";
    private const string Udp = """{"required":["protocol"],"properties":{"protocol":{"const":"UDP"}}}""";
    private const string Https = """{"required":["protocol"],"properties":{"protocol":{"const":"HTTPS"}}}""";
    private const string Tls = """{"required":["protocol"],"properties":{"protocol":{"enum":["HTTPS","SSL"]}}}""";

    private const string Draining = """
        {"required":["protocol","tcp_draining"],"properties":{"protocol":{"const":"TCP"},"tcp_draining":{"const":true}}}
        """;

    private const string StickyHttp = """
        {"required":["protocol","session_sticky"],"properties":{"protocol":{"const":"HTTP"},"session_sticky":{"const":true}}}
        """;

    private const string Cookie = """
        {"required":["protocol","session_sticky","sticky_session_type"],"properties":{"protocol":{"const":"HTTP"},
        "session_sticky":{"const":true},"sticky_session_type":{"const":"insert"}}}
        """;

    // Some readers of patterns take a line end for the end.
    private const string AloneOnItsLine = """{"not":{"pattern":"\\n"}}""";

    // With versions that are left open, so is what goes with them.
    private const string TlsOfKnownVersions = """
        {"required":["protocol"],"properties":{"protocol":{"enum":["HTTPS","SSL"]},
        "ssl_protocols":{"type":["string","null"],"not":{"enum":["TLSv1.2","TLSv1.2 TLSv1.1 TLSv1"]}}}}
        """;

    /// <summary>The listeners that a limit of the catalogue holds for; the limits of other clauses hold for all.</summary>
    private static readonly Dictionary<string, string> Contexts = new(StringComparer.Ordinal)
    {
        [ClauseIds.StickySessionTypeValues] = StickyHttp,
        [ClauseIds.StickySessionTypeType] = StickyHttp,
        [ClauseIds.CookieTimeoutRange] = Cookie,
        [ClauseIds.CookieTimeoutType] = Cookie,
        [ClauseIds.TcpTimeoutRange] = Tcp,
        [ClauseIds.TcpTimeoutType] = Tcp,
        [ClauseIds.TcpDrainingType] = Tcp,
        [ClauseIds.TcpDrainingTimeoutRange] = Draining,
        [ClauseIds.TcpDrainingTimeoutType] = Draining,
        [ClauseIds.CertificateIdMandatory] = Tls,
        [ClauseIds.CertificateIdType] = Https,
        [ClauseIds.UdpTimeoutRange] = Udp,
        [ClauseIds.UdpTimeoutType] = Udp,
        [ClauseIds.SslProtocolsValues] = Tls,
        [ClauseIds.SslCiphersValues] = TlsOfKnownVersions,
    };

    /// <summary>Words that are left open beside the documented ones.</summary>
    private static readonly Dictionary<ListenerField, string> OpenWords = new()
    {
        [ListenerField.SslProtocols] = """{"enum":["TLSv1.2","TLSv1.2 TLSv1.1 TLSv1"]}""",
    };

    /// <summary>The parameters whose words are left open in other letter case.</summary>
    private static readonly ListenerField[] InAnyCase = [ListenerField.Protocol, ListenerField.LbAlgorithm];

    /// <summary>The rules that the catalogue has as code.</summary>
    private static readonly Dictionary<string, string> ByHand = new(StringComparer.Ordinal)
    {
        // Said of what is not allowed, so that a line end at the end is refused by all readers of patterns.
        [ClauseIds.NameCharacters] = """
            {"properties":{"name":{"if":{"type":"string"},"then":{"not":{"pattern":"[^0-9A-Z_a-z\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}-]"}}}}}
            """,
        [ClauseIds.DescriptionCharacters] = """{"properties":{"description":{"pattern":"^[^<>]*$"}}}""",
        [ClauseIds.BackendProtocolUdp] = """
            {"if":{"required":["protocol"],"properties":{"protocol":{"const":"UDP"}}},
            "then":{"properties":{"backend_protocol":{"not":{"enum":["HTTP","TCP"]}}}}}
            """,
        [ClauseIds.BackendProtocolSsl] = """
            {"if":{"required":["protocol"],"properties":{"protocol":{"const":"SSL"}}},
            "then":{"properties":{"backend_protocol":{"not":{"enum":["HTTP","UDP"]}}}}}
            """,
        [ClauseIds.SessionStickyRoundrobinOnly] = """
            {"if":{"required":["protocol","lb_algorithm"],
            "properties":{"protocol":{"enum":["HTTP","HTTPS","TCP"]},"lb_algorithm":{"enum":["leastconn","source"]}}},
            "then":{"properties":{"session_sticky":{"not":{"const":true}}}}}
            """,
        [ClauseIds.SslCiphersExtendedRequired] = """
            {"if":{"required":["protocol","ssl_protocols"],
            "properties":{"protocol":{"enum":["HTTPS","SSL"]},"ssl_protocols":{"const":"TLS 1.2 TLS 1.1 TLS 1.0"}}},
            "then":{"properties":{"ssl_ciphers":{"not":{"enum":["Default","Strict"]}}}}}
            """,
    };

    /// <summary>What clauses refuse and no schema of a body can say, by the clause's id: why not.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Unsaid { get; } =
    [
        new(ClauseIds.ProjectIdMandatory, "Whether the project of the path is the token's is not in the body."),
        new(ClauseIds.LoadbalancerIdExists, "Which load balancers there are only the provider knows."),
        new(ClauseIds.ProtocolUdpNotOnPrivate, "Whether a load balancer is a private one only the provider knows."),
        new(ClauseIds.CertificateIdMandatory, "Which certificates there are only the provider knows; that there is one is said."),
        new(ClauseIds.Status400, "Of a body that is no JSON, a schema says nothing; that it is one object is said."),
        new(ClauseIds.Status401, "The token is not in the body."),
        new(ClauseIds.Status403, "What a token may do only the provider knows."),
        new(ClauseIds.Status404, "The path is not in the body."),
    ];

    /// <summary>In the catalogue's order. The values are new at each call, and have no parent.</summary>
    public static IEnumerable<(Clause Clause, JsonObject Schema)> All() =>
        from clause in Catalogue.Clauses
        let schema = ByHand.TryGetValue(clause.Id, out var written) ? Parsed(written)
        : Limit(clause.Shape) is not { } limit ? null
        : Contexts.TryGetValue(clause.Id, out var context) ? new JsonObject { ["if"] = Parsed(context), ["then"] = limit }
        : limit
        where schema is not null
        select (clause, schema);

    /// <summary>The limit of a parameter of every listener, as far as a schema of that parameter alone says it; null for other
    /// rules.</summary>
    public static JsonObject? OfParameter(Clause clause, JsonObject schema)
    {
        if (clause.Subject is not { } field || schema["properties"]?[field.JsonName()] is not JsonObject limit)
            return null;
        return clause.Id == ClauseIds.NameCharacters
            ? Parsed("""{"pattern":"^[0-9A-Z_a-z\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}-]*$"}""")
            // Of words, the documented ones.
            : (JsonObject)(limit["then"]?["anyOf"]?[0] ?? limit["then"] ?? limit).DeepClone();
    }

    private static JsonObject? Limit(Shape? shape) =>
        shape switch
        {
            Shape.Mandatory => Of(shape.Field, Parsed("""{"not":{"type":"null"}}"""), isRequired: true),
            Shape.Typed typed => Of(shape.Field, new() { ["type"] = new JsonArray(TypeName(typed.Kind), "null") }),
            Shape.Range range when shape.Field.Row().IsRequested => Of(
                shape.Field,
                new() { ["minimum"] = range.Minimum, ["maximum"] = range.Maximum }
            ),
            Shape.Length length => Of(shape.Field, new() { ["minLength"] = length.Minimum, ["maxLength"] = length.Maximum }),
            Shape.Words words => Of(shape.Field, new() { ["if"] = Parsed("""{"type":"string"}"""), ["then"] = Words(words) }),
            _ => null,
        };

    private static JsonObject Words(Shape.Words words)
    {
        var documented = new JsonObject { ["enum"] = new JsonArray([.. words.Values.Select(word => JsonValue.Create(word))]) };
        if (OpenWords.TryGetValue(words.Field, out var more))
            return new() { ["anyOf"] = new JsonArray(documented, Parsed(more)) };
        if (!InAnyCase.Contains(words.Field))
            return documented;
        var spelled = words.Values.Select(word => string.Concat(word.Select(letter => $"[{char.ToUpper(letter)}{char.ToLower(letter)}]")));
        var inAnyCase = Parsed(AloneOnItsLine);
        inAnyCase["pattern"] = $"^({string.Join('|', spelled)})$";
        return new() { ["anyOf"] = new JsonArray(documented, inAnyCase) };
    }

    private static JsonObject Of(ListenerField field, JsonObject limit, bool isRequired = false)
    {
        var schema = new JsonObject { ["properties"] = new JsonObject { [field.JsonName()] = limit } };
        if (isRequired)
            schema["required"] = new JsonArray(field.JsonName());
        return schema;
    }

    public static string TypeName(JsonKind kind) =>
        kind switch
        {
            JsonKind.Integer => "integer",
            JsonKind.True => "boolean",
            _ => "string",
        };

    private static JsonObject Parsed(string json) => (JsonObject)JsonNode.Parse(json)!;
}
