using ElbContract.Exploration.Generating;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Shrinking;

/// <summary>Drafts that are nearer to an ordinary listener than one is.</summary>
internal static class SmallerDrafts
{
    private static readonly string[] Protocols = ["HTTP", "TCP", "UDP", "HTTPS", "SSL"];

    public static IEnumerable<Draft> Of(Draft draft, AvailableResources resources) =>
        Elsewhere(draft).Concat(WithFewerChanges(draft)).Concat(OfOtherStarts(draft, resources)).Concat(WithSmallerValues(draft));

    private static IEnumerable<Draft> Elsewhere(Draft draft)
    {
        foreach (var caller in Enum.GetValues<Caller>().TakeWhile(caller => caller != draft.Caller))
            yield return draft with
            {
                Caller = caller,
            };
        if (draft.OtherPath is { } path)
        {
            yield return draft with
            {
                OtherPath = null,
            };
            foreach (var known in PairwiseDrafts.OtherPaths.TakeWhile(known => known != path))
                yield return draft with
                {
                    OtherPath = known,
                };
        }

        if (draft.OtherBody is not { } body)
            yield break;
        yield return draft with
        {
            OtherBody = null,
        };
        foreach (var known in UnusualBodies.Named.Values.Concat(UnusualBodies.Unnamed).TakeWhile(known => known != body))
            yield return draft with
            {
                OtherBody = known,
            };
    }

    private static IEnumerable<Draft> WithFewerChanges(Draft draft)
    {
        var changes = draft.Changes;
        for (var size = changes.Count; size > 0; size /= 2)
        {
            for (var at = 0; at < changes.Count; at += size)
                yield return draft with
                {
                    Changes = [.. changes.Take(at), .. changes.Skip(at + size)],
                };
        }
    }

    private static IEnumerable<Draft> OfOtherStarts(Draft draft, AvailableResources resources)
    {
        if (draft.Network != resources.Networks[0])
            yield return draft with
            {
                Network = resources.Networks[0],
            };
        // A protocol that is changed is rather that of the listener.
        if (Protocols.FirstOrDefault(protocol => draft.Changes.Contains(new Change("protocol", $"\"{protocol}\""))) is { } changed)
        {
            var keys = OrdinaryListener
                .Keys(draft.Protocol)
                .Concat(OrdinaryListener.Keys(changed))
                .Concat(draft.Changes.Select(change => change.Key))
                .Distinct();
            yield return keys.Aggregate(draft with { Protocol = changed, Changes = [] }, (same, key) => same.With(key, draft[key]));
        }

        foreach (var protocol in Protocols.TakeWhile(protocol => protocol != draft.Protocol))
            yield return draft.Changes.Aggregate(
                draft with
                {
                    Protocol = protocol,
                    Changes = [],
                },
                (same, change) => same.With(change.Key, change.Json)
            );
    }

    private static IEnumerable<Draft> WithSmallerValues(Draft draft) =>
        from change in draft.Changes
        from json in SmallerValues.Of(change, OrdinaryListener.Value(draft.Protocol, LoadBalancerNetwork.Public, change.Key))
        where json != change.Json
        select draft.With(change.Key, json);
}
