using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

/// <summary>Whether and how long connections to a removed backend are kept.</summary>
internal static class DrainingClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        new(ClauseIds.TcpDrainingValues, Strength.Accept, ["li31545229192140"], "The draining of a TCP listener is on or off.")
        {
            Shape = new Shape.Switch(TcpDraining),
            Request = request =>
                !request.Has(Protocols.Tcp) || request.Kind(TcpDraining) == JsonKind.Absent ? Ruling.None
                : request.Kind(TcpDraining) == JsonKind.Null ? Ruling.Free(TcpDraining, TcpDrainingTimeout)
                : request.Draining is null ? Ruling.None
                : Ruling.Accept,
        },
        Rules.BooleanType(
            ClauseIds.TcpDrainingType,
            "p73514931518",
            "The draining of a TCP listener is true or false.",
            TcpDraining,
            request => request.Has(Protocols.Tcp)
        ),
        new(
            ClauseIds.TcpDrainingTcpOnly,
            Strength.Accept,
            ["li828079811340"],
            "Draining applies to TCP; an HTTP listener may ask for it too, but what the answer then shows is not documented."
        )
        {
            Request = request =>
                request.Has(Protocols.Tcp) || request.Kind(TcpDraining) == JsonKind.Absent ? Ruling.None
                : request.Has(Protocols.Http) && request.Draining is not null ? Ruling.AcceptFreeing(TcpDraining, TcpDrainingTimeout)
                : Ruling.Free(TcpDraining, TcpDrainingTimeout),
        },
        new(
            ClauseIds.TcpDrainingTimeoutRange,
            Strength.Reject,
            ["li62862534192129"],
            "A draining TCP listener keeps connections for 0 to 60 minutes."
        )
        {
            Shape = new Shape.Range(TcpDrainingTimeout, 0, 60),
            Request = request =>
                Drains(request) && request.Body.IsIntegral(TcpDrainingTimeout) ? Ruling.AcceptIf(InRange(request)) : Ruling.None,
        },
        Rules.IntegerType(
            ClauseIds.TcpDrainingTimeoutType,
            "p504630031518",
            "A draining timeout is a whole number.",
            TcpDrainingTimeout,
            Drains
        ),
        new(
            "tcp-draining-timeout.draining-only",
            Strength.Free,
            ["p6888206113411"],
            "A draining timeout applies to a draining TCP listener; it is not documented for other listeners, but a draining HTTP "
                + "listener may ask for one."
        )
        {
            Request = request =>
                request.Kind(TcpDrainingTimeout) == JsonKind.Absent || (Drains(request) && request.Sends(TcpDrainingTimeout)) ? Ruling.None
                : request.Has(Protocols.Http)
                && request.Draining == true
                && request.Kind(TcpDrainingTimeout) == JsonKind.Integer
                && InRange(request)
                    ? Ruling.AcceptFreeing(TcpDrainingTimeout)
                : Ruling.Free(TcpDrainingTimeout),
        },
    ];

    private static bool Drains(RequestFacts request) => request.Has(Protocols.Tcp) && request.Draining == true;

    private static bool InRange(RequestFacts request) => Rules.Within(request.Body.Integer(TcpDrainingTimeout), 0, 60);
}
