using ElbContract.Specification.Providers;
using FsCheck;
using FsCheck.Fluent;

namespace ElbContract.Exploration.Generating;

/// <summary>Two drafts, one after the other: the same again, another, on one port or on two, on one load balancer or on two.</summary>
internal static class Sequences
{
    public static Gen<(IReadOnlyList<Draft> Drafts, bool OnOnePort)> Of(AvailableResources resources)
    {
        var values = StartingDrafts
            .Of(resources)
            .Select(start => start.Protocol)
            .Distinct()
            .ToDictionary(protocol => protocol, protocol => InterestingValues.Of(protocol, resources), StringComparer.Ordinal);
        var draft =
            from start in RandomDrafts.OneOf(StartingDrafts.Of(resources))
            from network in RandomDrafts.OneOf(resources.Networks)
            from key in Gen.Elements("name", "description", "lb_algorithm", "session_sticky", "tcp_timeout")
            from json in RandomDrafts.OneOf(values[start.Protocol][key])
            from isChanged in Gen.Elements(true, false)
            let there = start with
            {
                Network = network,
            }
            select isChanged ? there.With(key, json) : there;
        return from first in draft
            from other in draft
            from form in Gen.Elements(0, 1, 2, 3)
            select form switch
            {
                0 => Pair(first, other, onOnePort: false),
                1 => Pair(first, first, onOnePort: true),
                2 => Pair(first, other with { Network = first.Network }, onOnePort: true),
                _ => Pair(first, other with { Network = Other(resources, first.Network) }, onOnePort: true),
            };
    }

    private static (IReadOnlyList<Draft> Drafts, bool OnOnePort) Pair(Draft first, Draft second, bool onOnePort) =>
        ([first, second], onOnePort);

    private static LoadBalancerNetwork Other(AvailableResources resources, LoadBalancerNetwork network) =>
        resources.Networks.Where(one => one != network).DefaultIfEmpty(network).First();
}
