using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Combining;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Generating;

/// <summary>The drafts that are the same in every run.</summary>
internal sealed class PairwiseDrafts
{
    /// <summary>How many valid values of one parameter meet those of the others; the rest stand alone.</summary>
    private const int Most = 6;

    public static readonly string[] OtherPaths =
    [
        "/v1.0/elbaas/listeners",
        "/v1.0/{other_project_id}/elbaas/listeners",
        "/v1.0/{project_id}/elbaas/no-such-page",
        "/v1.0/{project_id}/no-such-service/listeners",
        "/no-such-version/{project_id}/elbaas/listeners",
    ];

    /// <summary>Parameters that are the same with every protocol: each of their many values stands beside one of the bases.</summary>
    private static readonly string[] Unconditional = ["name", "description", "loadbalancer_id", "port", "backend_port", "lb_algorithm"];

    private readonly AvailableResources _resources;
    private readonly IReadOnlyList<Draft> _starts;

    /// <param name="resources">What the run can refer to.</param>
    public PairwiseDrafts(AvailableResources resources)
    {
        _resources = resources;
        _starts = StartingDrafts.Of(resources);
        Plain = [.. _starts.SelectMany(Around), .. _starts.SelectMany(Callers), .. resources.Networks.SelectMany(Elsewhere)];
        Twos = [.. _starts.SelectMany(start => TwosOf(start, Others(start, ValuesOf(start))))];
    }

    /// <summary>Valid values of which all meet in pairs, and every other value alone among valid ones.</summary>
    public IReadOnlyList<Draft> Plain { get; }

    /// <summary>Two of those other values together.</summary>
    public IReadOnlyList<Draft> Twos { get; }

    private IEnumerable<Draft> Around(Draft start, int turn)
    {
        var values = ValuesOf(start);
        var others = Others(start, values).ToHashSet();
        var valid = values.Where(value => !others.Contains(value)).ToList();
        var rows = Rows(start, valid);
        var met = rows.SelectMany(row => row.Changes).ToHashSet();
        var alone = values.Where((value, at) => !met.Contains(value) && (at % _starts.Count == turn || !Unconditional.Contains(value.Key)));
        return rows.Concat(_resources.Networks.Select(network => start with { Network = network }).Where(draft => !IsAccepted(draft)))
            .Concat(alone.Select((value, at) => rows[at % rows.Count].With(value.Key, value.Json)));
    }

    private List<Change> ValuesOf(Draft start) =>
        [
            .. InterestingValues
                .Of(start.Protocol, _resources)
                .SelectMany(parameter =>
                    parameter.Value.Where(json => json != start[parameter.Key]).Select(json => new Change(parameter.Key, json))
                ),
        ];

    private static List<Change> Others(Draft start, List<Change> values) =>
        [.. values.Where(value => !IsAccepted(start.With(value.Key, value.Json)))];

    private List<Draft> Rows(Draft start, List<Change> valid)
    {
        var networks = _resources.Networks.Where(network => IsAccepted(start with { Network = network })).ToList();
        var parameters = valid.GroupBy(value => value.Key, StringComparer.Ordinal).Select(group => Spread([.. group])).ToList();
        return
        [
            .. Pairwise
                .Rows([networks.Count, .. parameters.Select(values => values.Count + 1)])
                .Select(row =>
                    parameters
                        .Zip(row.Skip(1))
                        .Where(place => place.Second > 0)
                        .Select(place => place.First[place.Second - 1])
                        .Aggregate(start with { Network = networks[row[0]] }, (draft, value) => draft.With(value.Key, value.Json))
                ),
        ];
    }

    // Of many, some from everywhere among them.
    private static List<Change> Spread(List<Change> values) =>
        values.Count <= Most ? values : [.. Enumerable.Range(0, Most).Select(at => values[at * (values.Count - 1) / (Most - 1)])];

    // Every two parameters once, with values that take turns.
    private static IEnumerable<Draft> TwosOf(Draft start, List<Change> others)
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
        where caller != Caller.Entitled && (_resources.TokenWithoutPermission || caller != Caller.WithoutPermission)
        select start with
        {
            Caller = caller,
        };

    private static IEnumerable<Draft> Elsewhere(LoadBalancerNetwork network) =>
        OtherPaths
            .Select(path => new Draft { Network = network, OtherPath = path })
            .Concat(
                UnusualBodies.Named.Values.Concat(UnusualBodies.Unnamed).Select(body => new Draft { Network = network, OtherBody = body })
            );

    private static bool IsAccepted(Draft draft) => Judge.Expect(draft.OnWire(8080), Known).Strength == Strength.Accept;

    private static KnownProvider Known { get; } = new(ProviderIds.Example);
}
