using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class ProtocolClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        Rules.Mandatory("protocol.mandatory", "p23692278", "A listener has a protocol.", Protocol),
        Rules.StringType("protocol.type", "p14743026175312", "A protocol is a string.", Protocol),
        new(ClauseIds.ProtocolValues, Strength.Reject, ["li4379256191711"], "The protocol is HTTP, TCP, HTTPS, SSL or UDP.")
        {
            Shape = new Shape.Words(Protocol, ["HTTP", "TCP", "HTTPS", "SSL", "UDP"]),
            Request = request => Rules.OneOfInAnyCase(request, Protocol, "HTTP", "TCP", "HTTPS", "SSL", "UDP"),
        },
        new(
            ClauseIds.ProtocolUdpNotOnPrivate,
            Strength.Reject,
            ["li7311276191551"],
            "A private network load balancer has no UDP listeners."
        )
        {
            Request = request =>
                request.Network is null || request.Protocol == Protocols.None
                    ? Ruling.None
                    : Ruling.AcceptIf(!(request.Has(Protocols.Udp) && request.Network == LoadBalancerNetwork.Private)),
        },
    ];
}
