using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>What an answer that accepts shows: a clause a row of the response table.</summary>
internal static class ResponseClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        Given(
            ClauseIds.ResponseUpdateTime,
            UpdateTime,
            JsonKind.String,
            ["p26265290105559"],
            "The answer says when the listener was last changed."
        ),
        Echo(
            "response.backend-port",
            BackendPort,
            JsonKind.Integer,
            ["p63547210112435"],
            "The answer shows the backend port that was asked for."
        ),
        Given(
            ClauseIds.ResponseId,
            Id,
            JsonKind.String,
            ["p36588143112451"],
            "The answer shows the listener's id, which no other listener has.",
            body => body.Is(Id, "") ? new Expected.Text() : null
        ),
        Echo(
            "response.backend-protocol",
            BackendProtocol,
            JsonKind.String,
            ["p383046711256"],
            "The answer shows the backend protocol that was asked for."
        ),
        Conditional(
            "response.sticky-session-type",
            StickySessionType,
            JsonKind.String,
            ["p650285517815"],
            "The answer shows the sticky session type of a sticky HTTP session, and none with TCP, SSL and UDP.",
            echoes: request => request.Has(Protocols.Http) && request.Sticky == true,
            hidden: request => request.Has(Protocols.WithoutCookies) && !request.Sends(StickySessionType),
            wrong: body => body.Is(StickySessionType, "insert") ? null : new Expected.Value("\"insert\"")
        ),
        Echo(
            "response.description",
            Description,
            JsonKind.String,
            ["p64467690112531"],
            "The answer shows the description that was asked for."
        ),
        Echo(
            "response.loadbalancer-id",
            LoadbalancerId,
            JsonKind.String,
            ["p40003298112539"],
            "The answer shows the load balancer that was asked for."
        ),
        Given(
            ClauseIds.ResponseCreateTime,
            CreateTime,
            JsonKind.String,
            ["p56275171112553"],
            "The answer says when the listener was created."
        ),
        Given(
            ClauseIds.ResponseStatus,
            Status,
            JsonKind.String,
            ["p1324989511266"],
            "The answer shows a status: ACTIVE, PENDING_CREATE or ERROR.",
            body => OneOf(body, Status, "ACTIVE", "PENDING_CREATE", "ERROR")
        ),
        Echo("response.protocol", Protocol, JsonKind.String, ["p21962587112620"], "The answer shows the protocol that was asked for."),
        Echo("response.port", Port, JsonKind.Integer, ["p625848112631"], "The answer shows the port that was asked for."),
        Conditional(
            "response.cookie-timeout",
            CookieTimeout,
            JsonKind.Integer,
            ["li45994666114017", "li63414099114020"],
            "The answer shows the cookie timeout of a sticky HTTP session, 1 to 1440 minutes, and none with TCP, SSL and UDP.",
            echoes: request => request.Has(Protocols.Http) && request.Sticky == true && request.Is(StickySessionType, "insert"),
            hidden: request => request.Has(Protocols.WithoutCookies) && !request.Sends(CookieTimeout),
            wrong: body => InRange(body, CookieTimeout, 1, 1440)
        ),
        Given(
            ClauseIds.ResponseAdminStateUp,
            AdminStateUp,
            JsonKind.True,
            ["li53389953122310", "li10747536122310"],
            "The answer says whether the administrative state is up."
        ),
        Echo("response.session-sticky", SessionSticky, JsonKind.True, ["p5108249311276"], "The answer shows whether sessions are sticky."),
        Echo(
            "response.lb-algorithm",
            LbAlgorithm,
            JsonKind.String,
            ["p65280694112726"],
            "The answer shows the algorithm that was asked for."
        ),
        Echo("response.name", Name, JsonKind.String, ["p44069876112748"], "The answer shows the name that was asked for."),
        Conditional(
            "response.tcp-draining",
            TcpDraining,
            JsonKind.True,
            ["li35046114040", "li58155701192359"],
            "The answer shows whether a TCP listener drains.",
            echoes: request => request.Has(Protocols.Tcp)
        ),
        Conditional(
            "response.tcp-draining-timeout",
            TcpDrainingTimeout,
            JsonKind.Integer,
            ["li13646481114058", "p55709469114058", "li34231664192412"],
            "The answer shows the draining timeout of a draining TCP listener, 0 to 60 minutes.",
            echoes: request => request.Has(Protocols.Tcp) && request.Draining == true,
            wrong: body => InRange(body, TcpDrainingTimeout, 0, 60)
        ),
        Conditional(
            "response.ssl-protocols",
            SslProtocols,
            JsonKind.String,
            ["li62432228213258", "li35779204213255"],
            "The answer shows the protocol versions of an HTTPS or SSL listener.",
            echoes: request => request.IsTls
        ),
        Conditional(
            "response.ssl-ciphers",
            SslCiphers,
            JsonKind.String,
            ["li675278321335", "li5038687821332"],
            "The answer shows the ciphers of an HTTPS or SSL listener.",
            echoes: request => request.IsTls
        ),
        Conditional(
            "response.certificate-id",
            CertificateId,
            JsonKind.String,
            ["li19127616213313", "li52883455213310"],
            "The answer shows the server certificate of an HTTPS or SSL listener, and none for other listeners.",
            echoes: request => request.IsTls,
            hidden: request => request.Protocol != Protocols.None && !request.IsTls
        ),
        Sni(),
        new(
            ClauseIds.ResponseTimes,
            Strength.Free,
            ["p26265290105559", "p56275171112553"],
            "Times are strings; their format is not documented."
        ),
    ];

    /// <summary>A field that is always there, made by the provider.</summary>
    private static Clause Given(
        string id,
        ListenerField field,
        JsonKind kind,
        string[] anchors,
        string sentence,
        Func<ListenerDocument, Expected?>? wrong = null
    ) =>
        Make(
            id,
            new(field, kind, Echoes: false, Always: true),
            anchors,
            sentence,
            answer => IsKind(answer.Body, field, kind) ? wrong?.Invoke(answer.Body) : new Expected.OfType(kind)
        );

    /// <summary>A field that is always there and shows what was asked for; where nothing was asked for, any value of its type or
    /// null.</summary>
    private static Clause Echo(string id, ListenerField field, JsonKind kind, string[] anchors, string sentence) =>
        Make(
            id,
            new(field, kind, Echoes: true, Always: true),
            anchors,
            sentence,
            answer =>
            {
                if (field == SessionSticky && answer.Request.Has(Protocols.Ssl))
                    return Typed(answer.Body, field, kind);
                if (answer.Kind(field) == JsonKind.Absent)
                    return answer.Request.Sends(field)
                        ? new Expected.Value(answer.Request.Body.Show(field))
                        : new Expected.OfType(kind, orNull: true);
                return (Expected?)Typed(answer.Body, field, kind) ?? Unequal(answer, field);
            }
        );

    /// <summary>A field that is there where its parameter counts.</summary>
    private static Clause Conditional(
        string id,
        ListenerField field,
        JsonKind kind,
        string[] anchors,
        string sentence,
        Func<RequestFacts, bool> echoes,
        Func<RequestFacts, bool>? hidden = null,
        Func<ListenerDocument, Expected?>? wrong = null
    ) =>
        Make(
            id,
            new(field, kind, Echoes: true, Always: false),
            anchors,
            sentence,
            answer =>
            {
                if (hidden is not null && hidden(answer.Request))
                    return answer.Body.Has(field) ? Expected.Nothing.AtAll : null;
                if (echoes(answer.Request) && Unequal(answer, field) is { } expected)
                    return expected;
                return Typed(answer.Body, field, kind) ?? (answer.Body.Has(field) ? wrong?.Invoke(answer.Body) : null);
            }
        );

    private static Clause Sni() =>
        Make(
            "response.certificates",
            new(Certificates, JsonKind.String, Echoes: true, Always: false),
            ["li59306231213235", "li66331846213238"],
            "The answer shows the SNI certificates of an HTTPS listener.",
            answer =>
            {
                var request = answer.Request;
                if (request.Has(Protocols.Https) && request.Network == LoadBalancerNetwork.Private && request.Sends(Certificates))
                    return null; // certificates.public-only
                if (request.Sends(Certificates))
                    return Unequal(answer, Certificates);
                // Not asked for, a provider that keeps a list may show it empty.
                return answer.Body.Has(Certificates) && !answer.Body.Is(Certificates, "") && !IsEmptyList(answer.Body)
                    ? new Expected.Nothing(NoValue.Empty)
                    : null;
            }
        );

    private static Clause Make(
        string id,
        Shape.Shown shape,
        string[] anchors,
        string sentence,
        Func<AnswerFacts, Expected?> expectedInstead
    )
    {
        Clause? clause = null;
        clause = new Clause(id, Strength.Accept, anchors, sentence)
        {
            Shape = shape,
            Answer = answer =>
            {
                if (expectedInstead(answer) is { } expected)
                    answer.Find(clause!, shape.Field, expected);
            },
        };
        return clause;
    }

    private static bool IsEmptyList(ListenerDocument body) =>
        body.Raw(Certificates) is [(byte)'[', .. var within, (byte)']'] && within.Trim(" \t\r\n"u8).IsEmpty;

    private static Expected.OfType? Typed(ListenerDocument body, ListenerField field, JsonKind kind) =>
        body.Has(field) && !IsKind(body, field, kind) ? new Expected.OfType(kind, orNull: true) : null;

    /// <summary>What was asked for, where the answer shows something else; null where they are equal or nothing was asked for.</summary>
    private static Expected.Value? Unequal(AnswerFacts answer, ListenerField field)
    {
        var asked = answer.Request.Body;
        if (!asked.Has(field))
            return null;
        var equal = asked.Kind(field) switch
        {
            JsonKind.String => answer.Body.Kind(field) == JsonKind.String
                && (asked.Raw(field).SequenceEqual(answer.Body.Raw(field)) || asked.Text(field) == answer.Body.Text(field)),
            JsonKind.Integer or JsonKind.Fraction => answer.Body.IsIntegral(field) && asked.Integer(field) == answer.Body.Integer(field),
            var kind => answer.Kind(field) == kind,
        };
        return equal ? null : new Expected.Value(asked.Show(field));
    }

    private static bool IsKind(ListenerDocument body, ListenerField field, JsonKind kind) =>
        kind switch
        {
            JsonKind.Integer => body.IsIntegral(field),
            JsonKind.True => body.Kind(field) is JsonKind.True or JsonKind.False,
            _ => body.Kind(field) == kind,
        };

    private static Expected.OneOf? OneOf(ListenerDocument body, ListenerField field, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (body.Is(field, word))
                return null;
        }

        return new Expected.OneOf([.. words]);
    }

    private static Expected.Range? InRange(ListenerDocument body, ListenerField field, int minimum, int maximum) =>
        Rules.Within(body.Integer(field), minimum, maximum) ? null : new Expected.Range(minimum, maximum);
}
