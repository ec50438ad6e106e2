using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>How long TCP and UDP sessions live. Both can be set; the answer never shows them.</summary>
internal static class TimeoutClauses
{
    public static IReadOnlyList<Clause> Tcp { get; } =
        Pair(ClauseIds.TcpTimeoutRange, ClauseIds.TcpTimeoutType, TcpTimeout, Protocols.Tcp, "TCP", "li60564217192147", "p8117820221110");

    public static IReadOnlyList<Clause> Udp { get; } =
        Pair(ClauseIds.UdpTimeoutRange, ClauseIds.UdpTimeoutType, UdpTimeout, Protocols.Udp, "UDP", "li2732320103952", "p62911958103850");

    private static IReadOnlyList<Clause> Pair(
        string rangeId,
        string typeId,
        ListenerField field,
        Protocols protocol,
        string name,
        string range,
        string type
    ) =>
        [
            new(
                rangeId,
                Strength.Reject,
                [range],
                $"The session timeout of a {name} listener is 1 to 1440; it is not documented for other protocols."
            )
            {
                Shape = new Shape.Range(field, 1, 1440),
                Request = request =>
                    request.Kind(field) == JsonKind.Absent ? Ruling.None
                    : !request.Has(protocol) || !request.Sends(field) ? Ruling.Free()
                    : request.Body.IsIntegral(field) ? Ruling.AcceptIf(Rules.Within(request.Body.Integer(field), 1, 1440))
                    : Ruling.None,
            },
            Rules.IntegerType(
                typeId,
                type,
                $"A {name} listener's session timeout is a whole number.",
                field,
                request => request.Has(protocol)
            ),
        ];
}
