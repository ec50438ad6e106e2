using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>Sticky sessions: whether, where their cookie is from, how long it lives.</summary>
internal static class StickySessionClauses
{
    public static readonly Clause Ssl = new(
        ClauseIds.SessionStickySsl,
        Strength.Either,
        ["li65541332184246"],
        "An SSL listener has no sticky sessions: a request for them is refused, or they are not in effect."
    )
    {
        Request = request =>
            !request.Has(Protocols.Ssl)
                ? Ruling.None
                : request.Sticky switch
                {
                    true => Ruling.Either,
                    false => Ruling.Free(SessionSticky),
                    null => Ruling.None,
                },
        Answer = answer =>
        {
            if (
                answer.Request.Has(Protocols.Ssl)
                && answer.Request.Sticky == true
                && answer.Kind(SessionSticky) is not (JsonKind.False or JsonKind.Null or JsonKind.Absent)
            )
                answer.Find(Ssl!, SessionSticky, new Expected.Nothing(NoValue.False));
        },
    };

    public static readonly Clause TypeInvalid = new(
        ClauseIds.StickySessionTypeInvalid,
        Strength.Either,
        ["li2400307919212"],
        "TCP, SSL and UDP listeners have no sticky session type: a request for one is refused, or it is not in effect."
    )
    {
        Shape = new Shape.Hidden(StickySessionType),
        Request = request =>
            !request.Has(Protocols.WithoutCookies)
                ? Ruling.None
                : request.Kind(StickySessionType) switch
                {
                    JsonKind.Absent => Ruling.None,
                    JsonKind.Null => Ruling.Accept,
                    _ => Ruling.Either,
                },
        Answer = answer =>
        {
            if (answer.Request.Has(Protocols.WithoutCookies) && answer.Request.Sends(StickySessionType))
                answer.ExpectNotShown(TypeInvalid!, StickySessionType);
        },
    };

    public static readonly Clause CookieInvalid = new(
        ClauseIds.CookieTimeoutInvalid,
        Strength.Either,
        ["li1500502011335"],
        "TCP, SSL and UDP listeners have no cookie timeout: a request for one is refused, or it is not in effect."
    )
    {
        Shape = new Shape.Hidden(CookieTimeout),
        Request = request =>
            !request.Has(Protocols.WithoutCookies)
                ? Ruling.None
                : request.Kind(CookieTimeout) switch
                {
                    JsonKind.Absent => Ruling.None,
                    JsonKind.Null => Ruling.Free(),
                    _ => Ruling.Either,
                },
        Answer = answer =>
        {
            if (answer.Request.Has(Protocols.WithoutCookies) && answer.Request.Sends(CookieTimeout))
                answer.ExpectNotShown(CookieInvalid!, CookieTimeout);
        },
    };

    public static IReadOnlyList<Clause> All { get; } =
    [
        new("session-sticky.optional", Strength.Accept, ["p53182860"], "Sticky sessions can be left out.")
        {
            Shape = new Shape.Optional(SessionSticky),
            Request = request =>
                request.Kind(SessionSticky) == JsonKind.Null ? Ruling.Free(SessionSticky, StickySessionType, CookieTimeout) : Ruling.Accept,
        },
        Rules.BooleanType("session-sticky.type", "p10999535175312", "Sticky sessions are true or false.", SessionSticky),
        new(
            ClauseIds.SessionStickyValues,
            Strength.Accept,
            ["li131471032943"],
            "Sticky sessions can be on or off wherever no other rule forbids it, and the answer shows which."
        )
        {
            Shape = new Shape.Switch(SessionSticky),
            Request = request =>
                request.Sticky is null || request.Protocol is Protocols.None or Protocols.Ssl ? Ruling.None : Ruling.Accept,
        },
        Ssl,
        new(
            ClauseIds.SessionStickyRoundrobinOnly,
            Strength.Reject,
            ["li65542336184257"],
            "HTTP, HTTPS and TCP listeners have sticky sessions only with the algorithm roundrobin."
        )
        {
            Request = RoundrobinOnly,
        },
        new(
            ClauseIds.StickySessionTypeValues,
            Strength.Reject,
            ["p16233481539"],
            "The type of a sticky HTTP session is insert: the load balancer inserts the cookie."
        )
        {
            Shape = new Shape.Words(StickySessionType, ["insert"]),
            Request = request => IsStickyHttp(request) ? Rules.OneOf(request, StickySessionType, "insert") : Ruling.None,
        },
        Rules.StringType(
            ClauseIds.StickySessionTypeType,
            "p18547167175312",
            "A sticky session type is a string.",
            StickySessionType,
            IsStickyHttp
        ),
        new(
            "sticky-session-type.http-sticky",
            Strength.Free,
            ["li183435319216"],
            "The sticky session type applies to sticky HTTP sessions; it is not documented for other HTTP listeners and for HTTPS."
        )
        {
            Request = request =>
                request.Kind(StickySessionType) == JsonKind.Absent ? Ruling.None
                : request.Has(Protocols.Https)
                || (request.Has(Protocols.Http) && (request.Sticky != true || !request.Sends(StickySessionType)))
                    ? Ruling.Free(StickySessionType, CookieTimeout)
                : Ruling.None,
        },
        TypeInvalid,
        new(
            ClauseIds.CookieTimeoutRange,
            Strength.Reject,
            ["li12119810192112"],
            "The cookie of a sticky HTTP session lasts 1 to 1440 minutes."
        )
        {
            Shape = new Shape.Range(CookieTimeout, 1, 1440),
            Request = CookieRange,
        },
        Rules.IntegerType(ClauseIds.CookieTimeoutType, "p25925576175312", "A cookie timeout is a whole number.", CookieTimeout, HasCookie),
        CookieInvalid,
    ];

    private static bool IsStickyHttp(RequestFacts request) => request.Has(Protocols.Http) && request.Sticky == true;

    private static bool HasCookie(RequestFacts request) => IsStickyHttp(request) && request.Is(StickySessionType, "insert");

    private static Ruling RoundrobinOnly(RequestFacts request)
    {
        if (!request.Has(Protocols.StickyUnderRoundrobin))
            return Ruling.None;
        if (request.Is(LbAlgorithm, "leastconn") || request.Is(LbAlgorithm, "source"))
            return Ruling.AcceptIf(request.Sticky != true);
        return request.Is(LbAlgorithm, "roundrobin") ? Ruling.Accept : Ruling.None;
    }

    private static Ruling CookieRange(RequestFacts request)
    {
        if (request.Kind(CookieTimeout) == JsonKind.Absent || request.Has(Protocols.WithoutCookies))
            return Ruling.None;
        if (!HasCookie(request) || !request.Sends(CookieTimeout))
            return Ruling.Free(CookieTimeout);
        return request.Body.IsIntegral(CookieTimeout)
            ? Ruling.AcceptIf(Rules.Within(request.Body.Integer(CookieTimeout), 1, 1440))
            : Ruling.None;
    }
}
