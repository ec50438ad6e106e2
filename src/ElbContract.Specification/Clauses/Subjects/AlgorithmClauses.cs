using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class AlgorithmClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        Rules.Mandatory("lb-algorithm.mandatory", "p24981566", "A listener has a load balancing algorithm.", LbAlgorithm),
        Rules.StringType("lb-algorithm.type", "p33714649175312", "An algorithm is a string.", LbAlgorithm),
        new(ClauseIds.LbAlgorithmValues, Strength.Reject, ["li5209369192037"], "The algorithm is roundrobin, leastconn or source.")
        {
            Shape = new Shape.Words(LbAlgorithm, ["roundrobin", "leastconn", "source"]),
            Request = request => Rules.OneOfInAnyCase(request, LbAlgorithm, "roundrobin", "leastconn", "source"),
        },
    ];
}
