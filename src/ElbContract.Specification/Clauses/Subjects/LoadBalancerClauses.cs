using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class LoadBalancerClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        Rules.Mandatory(
            "loadbalancer-id.mandatory",
            "p60890569",
            "A listener belongs to a load balancer, named by its id.",
            LoadbalancerId
        ),
        Rules.StringType("loadbalancer-id.type", "p30008174175312", "A load balancer's id is a string.", LoadbalancerId),
        new(
            ClauseIds.LoadbalancerIdExists,
            Strength.Reject,
            ["p3957675"],
            "The load balancer exists; an unknown one is refused with 400 or 404."
        )
        {
            Shape = new Shape.Reference(LoadbalancerId),
            Request = request =>
                request.Kind(LoadbalancerId) != JsonKind.String ? Ruling.None
                : request.Network is null ? Ruling.RejectWith(StatusSet.S400 | StatusSet.S404)
                : Ruling.Accept,
        },
    ];
}
