using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>Protocol versions and cipher suites of HTTPS and SSL listeners.</summary>
internal static class TlsClauses
{
    public const string Tls12 = "TLS 1.2";
    public const string ThreeVersions = "TLS 1.2 TLS 1.1 TLS 1.0";

    // Other pages of the same API write them so.
    private static readonly string[] OtherSpellings = ["TLSv1.2", "TLSv1.2 TLSv1.1 TLSv1"];

    public static readonly Clause ProtocolsDefault = new(
        ClauseIds.SslProtocolsDefault,
        Strength.Accept,
        ["li35114695155436"],
        "An HTTPS or SSL listener that names no protocol version uses TLS 1.2."
    )
    {
        Shape = new Shape.Default(SslProtocols, Tls12),
        Request = request =>
            !request.IsTls
                ? Ruling.None
                : request.Kind(SslProtocols) switch
                {
                    JsonKind.Absent => Ruling.Accept,
                    JsonKind.Null => Ruling.Free(SslProtocols, SslCiphers),
                    _ => Ruling.None,
                },
        Answer = answer =>
        {
            if (answer.Request.IsTls && answer.Request.Kind(SslProtocols) == JsonKind.Absent)
                answer.ExpectText(ProtocolsDefault!, SslProtocols, Tls12);
        },
    };

    public static readonly Clause ProtocolsTlsOnly = TlsOnly(
        "ssl-protocols.tls-only",
        "li3901632155436",
        SslProtocols,
        "Listeners that do not terminate TLS show no protocol version; the outcome of naming one is not documented."
    );

    public static readonly Clause CiphersDefault = new(
        "ssl-ciphers.default",
        Strength.Accept,
        ["p11832792155436"],
        "An HTTPS or SSL listener with TLS 1.2 that names no ciphers uses Default."
    )
    {
        Shape = new Shape.Default(SslCiphers, "Default"),
        Request = request =>
            !HasTls12(request)
                ? Ruling.None
                : request.Kind(SslCiphers) switch
                {
                    JsonKind.Absent => Ruling.Accept,
                    JsonKind.Null => Ruling.Free(SslCiphers),
                    _ => Ruling.None,
                },
        Answer = answer =>
        {
            if (HasTls12(answer.Request) && answer.Request.Kind(SslCiphers) == JsonKind.Absent)
                answer.ExpectText(CiphersDefault!, SslCiphers, "Default");
        },
    };

    public static readonly Clause ExtendedRequired = new(
        ClauseIds.SslCiphersExtendedRequired,
        Strength.Reject,
        ["p11832792155436"],
        "With three protocol versions the ciphers are Extended; a request without ciphers is refused, or Extended is in effect."
    )
    {
        Request = request =>
            !HasThreeVersions(request) ? Ruling.None
            : request.Is(SslCiphers, "Extended") ? Ruling.Accept
            : request.Is(SslCiphers, "Default") || request.Is(SslCiphers, "Strict") ? Ruling.Reject
            : request.Kind(SslCiphers) switch
            {
                JsonKind.Absent => Ruling.Either,
                JsonKind.Null => Ruling.Free(SslCiphers),
                _ => Ruling.None,
            },
        Answer = answer =>
        {
            if (HasThreeVersions(answer.Request) && answer.Request.Kind(SslCiphers) == JsonKind.Absent)
                answer.ExpectText(ExtendedRequired!, SslCiphers, "Extended");
        },
    };

    public static readonly Clause CiphersTlsOnly = TlsOnly(
        "ssl-ciphers.tls-only",
        "li52709009155436",
        SslCiphers,
        "Listeners that do not terminate TLS show no ciphers; the outcome of naming them is not documented."
    );

    public static IReadOnlyList<Clause> All { get; } =
    [
        new(
            ClauseIds.SslProtocolsValues,
            Strength.Reject,
            ["li35114695155436"],
            "The protocol versions are TLS 1.2 alone, or TLS 1.2, 1.1 and 1.0."
        )
        {
            Shape = new Shape.Words(SslProtocols, [Tls12, ThreeVersions]),
            Request = Versions,
        },
        ProtocolsDefault,
        ProtocolsTlsOnly,
        new(
            ClauseIds.SslProtocolsVersions,
            Strength.Accept,
            ["li35114695155436"],
            "A listener speaks the protocol versions that it shows, and no others; only TLS handshakes with the listener show them."
        )
        {
            IsAboutHandshakes = true,
        },
        new(ClauseIds.SslCiphersValues, Strength.Reject, ["li4619034155436"], "The ciphers are Default, Extended or Strict.")
        {
            Shape = new Shape.Words(SslCiphers, ["Default", "Extended", "Strict"]),
            Request = Ciphers,
        },
        CiphersDefault,
        ExtendedRequired,
        CiphersTlsOnly,
        new(
            ClauseIds.SslCiphersSuites,
            Strength.Accept,
            ["p41571308155436", "p38597456155436", "p25420824101613"],
            "Default stands for 4 cipher suites, Extended for 27, Strict for 2; only TLS handshakes with the listener show them."
        )
        {
            IsAboutHandshakes = true,
        },
    ];

    private static bool HasThreeVersions(RequestFacts request) => request.IsTls && request.Is(SslProtocols, ThreeVersions);

    private static bool HasTls12(RequestFacts request) =>
        request.IsTls && (request.Kind(SslProtocols) == JsonKind.Absent || request.Is(SslProtocols, Tls12));

    private static bool IsOpenVersion(RequestFacts request) =>
        request.Kind(SslProtocols) != JsonKind.String
        || request.Is(SslProtocols, OtherSpellings[0])
        || request.Is(SslProtocols, OtherSpellings[1]);

    private static Ruling Versions(RequestFacts request)
    {
        if (!request.IsTls || !request.Sends(SslProtocols))
            return Ruling.None;
        return IsOpenVersion(request) ? Ruling.Free(SslProtocols, SslCiphers) : Rules.OneOf(request, SslProtocols, Tls12, ThreeVersions);
    }

    private static Ruling Ciphers(RequestFacts request)
    {
        if (!request.IsTls || !request.Sends(SslCiphers))
            return Ruling.None;
        // With versions that are open, so is what goes with them.
        if (request.Kind(SslCiphers) != JsonKind.String || (request.Sends(SslProtocols) && IsOpenVersion(request)))
            return Ruling.Free(SslCiphers);
        var ruling = Rules.OneOf(request, SslCiphers, "Default", "Extended", "Strict");
        // With three versions the documented words are the matter of the rule for those.
        return HasThreeVersions(request) && ruling.Strength == Strength.Accept ? Ruling.None : ruling;
    }

    private static Clause TlsOnly(string id, string anchor, ListenerField field, string sentence)
    {
        Clause? clause = null;
        clause = new Clause(id, Strength.Accept, [anchor], sentence)
        {
            Shape = new Shape.Hidden(field),
            Request = request =>
                request.Protocol != Protocols.None && !request.IsTls && request.Kind(field) != JsonKind.Absent
                    ? Ruling.Free()
                    : Ruling.None,
            Answer = answer =>
            {
                if (answer.Request.Protocol != Protocols.None && !answer.Request.IsTls)
                    answer.ExpectNotShown(clause!, field);
            },
        };
        return clause;
    }
}
