using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class BackendProtocolClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        Rules.Mandatory("backend-protocol.mandatory", "p47044325", "A listener names the protocol of its backends.", BackendProtocol),
        Rules.StringType("backend-protocol.type", "p25126213175312", "A backend protocol is a string.", BackendProtocol),
        new(ClauseIds.BackendProtocolValues, Strength.Reject, ["li22381387192012"], "The backend protocol is HTTP, TCP or UDP.")
        {
            Shape = new Shape.Words(BackendProtocol, ["HTTP", "TCP", "UDP"]),
            Request = request => Rules.OneOf(request, BackendProtocol, "HTTP", "TCP", "UDP"),
        },
        new(ClauseIds.BackendProtocolUdp, Strength.Reject, ["p49981105113220"], "A UDP listener forwards to UDP backends only.")
        {
            Request = request => request.Has(Protocols.Udp) ? Only(request, "UDP", "TCP", "HTTP") : Ruling.None,
        },
        new(ClauseIds.BackendProtocolSsl, Strength.Reject, ["p902425621319"], "An SSL listener forwards to TCP backends only.")
        {
            Request = request => request.Has(Protocols.Ssl) ? Only(request, "TCP", "HTTP", "UDP") : Ruling.None,
        },
        new(
            ClauseIds.BackendProtocolOther,
            Strength.Accept,
            ["li22381387192012"],
            "HTTP and HTTPS listeners forward to HTTP backends, TCP listeners to TCP backends; their other backends are not documented."
        )
        {
            Request = request =>
                request.Has(Protocols.Http | Protocols.Https) ? Natural(request, "HTTP")
                : request.Has(Protocols.Tcp) ? Natural(request, "TCP")
                : Ruling.None,
        },
    ];

    private static Ruling Only(RequestFacts request, string allowed, string forbidden, string forbiddenToo)
    {
        if (request.Is(BackendProtocol, allowed))
            return Ruling.Accept;
        return request.Is(BackendProtocol, forbidden) || request.Is(BackendProtocol, forbiddenToo) ? Ruling.Reject : Ruling.None;
    }

    private static Ruling Natural(RequestFacts request, string backend) =>
        request.Is(BackendProtocol, backend) ? Ruling.Accept
        : request.Is(BackendProtocol, "HTTP") || request.Is(BackendProtocol, "TCP") || request.Is(BackendProtocol, "UDP")
            ? Ruling.Free(BackendProtocol)
        : Ruling.None;
}
