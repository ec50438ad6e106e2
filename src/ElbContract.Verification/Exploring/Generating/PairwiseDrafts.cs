using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Combining;
using ElbContract.Specification.Judging;

namespace ElbContract.Verification.Exploring.Generating;

/// <summary>
/// The drafts that are the same in every run: valid values that all meet in pairs, then every other value alone among valid ones, then two of those together.
/// </summary>
internal sealed class PairwiseDrafts
{
    /// <summary>How many valid values of one parameter meet those of the others; the rest stand alone.</summary>
    private const int Most = 6;

    public static readonly string[] OtherPaths =
        ["/v1.0/elbaas/listeners", "/v1.0/{other_project_id}/elbaas/listeners", "/v1.0/{project_id}/elbaas/no-such-page", "/v1.0/{project_id}/no-such-service/listeners", "/no-such-version/{project_id}/elbaas/listeners"];

    private readonly Means _means;

    private PairwiseDrafts(Means means) => _means = means;

    /// <summary>All of them, in an order that never changes.</summary>
    public static IReadOnlyList<Draft> Of(Means means) => [.. new PairwiseDrafts(means).All()];

    private IEnumerable<Draft> All()
    {
        var starts = Bases.Of(_means);
        return starts.SelectMany(Around).Concat(starts.SelectMany(Callers)).Concat(_means.Networks.SelectMany(Elsewhere));
    }

    private IEnumerable<Draft> Around(Draft start)
    {
        var values = InterestingValues.Of(start.Protocol, _means)
            .SelectMany(parameter => parameter.Value.Where(json => json != start[parameter.Key]).Select(json => new Change(parameter.Key, json))).ToList();
        var valid = values.Where(value => IsAccepted(start.With(value.Key, value.Json))).ToList();
        var others = values.Except(valid).ToList();
        var rows = Rows(start, valid);
        return rows
            .Concat(_means.Networks.Select(network => start with { Network = network }).Where(draft => !IsAccepted(draft)))
            .Concat(valid.Select(value => start.With(value.Key, value.Json)))
            .Concat(others.Select((value, at) => rows[at % rows.Count].With(value.Key, value.Json)))
            .Concat(Twos(start, others));
    }

    private List<Draft> Rows(Draft start, List<Change> valid)
    {
        var networks = _means.Networks.Where(network => IsAccepted(start with { Network = network })).ToList();
        var parameters = valid.GroupBy(value => value.Key, StringComparer.Ordinal).Select(group => Spread([.. group])).ToList();
        return
        [
            .. Pairwise.Rows([networks.Count, .. parameters.Select(values => values.Count + 1)])
                .Select(row => parameters.Zip(row.Skip(1)).Where(place => place.Second > 0).Select(place => place.First[place.Second - 1])
                    .Aggregate(start with { Network = networks[row[0]] }, (draft, value) => draft.With(value.Key, value.Json))),
        ];
    }

    // Of many, some from everywhere among them.
    private static List<Change> Spread(List<Change> values) =>
        values.Count <= Most ? values : [.. Enumerable.Range(0, Most).Select(at => values[at * (values.Count - 1) / (Most - 1)])];

    // Every two parameters once, with values that take turns.
    private static IEnumerable<Draft> Twos(Draft start, List<Change> others)
    {
        var parameters = others.GroupBy(value => value.Key, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        var turn = 0;
        for (var one = 0; one < parameters.Count; one++)
        {
            for (var other = one + 1; other < parameters.Count; other++, turn++)
            {
                var (first, second) = (parameters[one][turn % parameters[one].Count], parameters[other][turn % parameters[other].Count]);
                yield return start.With(first.Key, first.Json).With(second.Key, second.Json);
            }
        }
    }

    private IEnumerable<Draft> Callers(Draft start) =>
        from caller in Enum.GetValues<Caller>()
        where caller != Caller.Entitled && (_means.TokenWithoutPermission || caller != Caller.WithoutPermission)
        select start with { Caller = caller };

    private static IEnumerable<Draft> Elsewhere(LoadBalancerNetwork network) =>
        OtherPaths.Select(path => new Draft { Network = network, OtherPath = path })
            .Concat(Bodies.Named.Values.Concat(Bodies.Unnamed).Select(body => new Draft { Network = network, OtherBody = body }));

    private static bool IsAccepted(Draft draft) => Judge.Expect(draft.OnWire(8080), Known).Strength == Strength.Accept;

    private static KnownProvider Known { get; } = new(ProviderIds.Example);
}
