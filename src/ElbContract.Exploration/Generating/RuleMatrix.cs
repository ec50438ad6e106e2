using System.Text.Json;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Generating;

/// <summary>A rule where it holds: a provider may keep it in one context and drop it in another.</summary>
/// <param name="Clause">The id of the clause.</param>
/// <param name="Protocol">Of the listener: HTTP, TCP, HTTPS, SSL or UDP.</param>
/// <param name="Network">Of the load balancer.</param>
internal readonly record struct RuleContext(string Clause, string Protocol, LoadBalancerNetwork Network);

/// <summary>A request of the matrix.</summary>
/// <param name="Draft">Wrong in one way, or in none.</param>
/// <param name="Context">The rule that it asks for.</param>
internal sealed record MatrixDraft(Draft Draft, RuleContext Context);

/// <summary>
/// Every rule about a parameter in every context: each value of which the page says something, by itself in an otherwise ordinary request,
/// for each protocol and each kind of load balancer. The same in every run that can refer to the same things.
/// </summary>
internal sealed class RuleMatrix
{
    private const int Places = 3;

    private static readonly KnownProvider Known = new(ProviderIds.Example);
    private static readonly Lazy<RuleMatrix> OfEverything = new(() => new RuleMatrix(AvailableResources.All));

    /// <param name="resources">What the run can refer to.</param>
    public RuleMatrix(AvailableResources resources)
    {
        var contexts =
            from start in StartingDrafts.AndMore(resources)
            from network in resources.Networks
            select start with
            {
                Network = network,
            };
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<MatrixDraft> drafts = [];
        Dictionary<string, Draft> plain = new(StringComparer.Ordinal);
        foreach (var (start, turn) in contexts.Select((start, turn) => (start, turn)))
        {
            plain.TryAdd(start.Protocol, start);
            drafts.AddRange(
                from one in Around(start, plain[start.Protocol] with { Network = start.Network }, resources, turn)
                where seen.Add(one.Draft.Identity)
                select new MatrixDraft(one.Draft, ContextOf(one.Draft, one.Expectation))
            );
        }

        Drafts =
        [
            .. drafts.GroupBy(draft => draft.Context).SelectMany(group => group.Index()).OrderBy(one => one.Index).Select(one => one.Item),
        ];
    }

    /// <summary>That of a run that can refer to everything.</summary>
    public static RuleMatrix Whole => OfEverything.Value;

    /// <summary>The most telling first: each rule in each context once, then once more.</summary>
    public IReadOnlyList<MatrixDraft> Drafts { get; }

    // A listener with more parameters adds the values of which the page says another thing there.
    private static IEnumerable<(Draft Draft, Expectation Expectation)> Around(
        Draft start,
        Draft plain,
        AvailableResources resources,
        int turn
    )
    {
        var isAccepted = Expect(start).Strength == Strength.Accept;
        foreach (var (key, values) in InterestingValues.Of(start.Protocol, resources, turn % Places))
        {
            var drafts =
                from json in values.Concat(NearMisses(start, key, values))
                let draft = start.With(key, json)
                let expectation = Expect(draft)
                where start == plain || Says(expectation) != Says(Expect(plain.With(key, json)))
                select (Draft: draft, Expectation: expectation);
            var telling = isAccepted
                ? drafts.Where(one => one.Expectation.Strength != Strength.Free)
                // The listener itself is refused: for that reason alone, whatever else it asks for.
                : drafts.Where(one => one.Expectation.Refusals.Take(2).Count() == 1).Take(2);
            foreach (var one in telling)
                yield return one;
        }
    }

    // A value that is accepted: a word, an id or the name.
    private static IEnumerable<string> NearMisses(Draft start, string key, IReadOnlyList<string?> values) =>
        key == "description"
            ? []
            : values
                .Prepend(start[key])
                .OfType<string>()
                .Where(json => json[0] == '"' && Expect(start.With(key, json)).Strength == Strength.Accept)
                .Take(1)
                .SelectMany(json => InterestingValues.NearMisses(json[1..^1]))
                .Select(InterestingValues.Text);

    private static RuleContext ContextOf(Draft draft, Expectation expectation)
    {
        var about =
            expectation.Refusals.FirstOrDefault()
            ?? expectation
                .Statements.Where(said => IsAbout(said, expectation.Strength, draft))
                .Select(said => said.Clause)
                .OrderBy(clause => clause.Shape is not Shape.Typed)
                .ThenBy(clause => (clause.Shape is Shape.Length) == IsOfOneLetter(draft))
                .LastOrDefault();
        return new RuleContext(about?.Id ?? ClauseIds.UriAdd, draft.Protocol, draft.Network);
    }

    // A text of one letter over and over is sent for its length, any other for its characters.
    private static bool IsOfOneLetter(Draft draft) =>
        draft.Changes is [.., { Json: { } json }]
        && json.StartsWith('"')
        && JsonSerializer.Deserialize<string>(json)!.EnumerateRunes().Distinct().ToList() is [] or [{ Value: not ('-' or '_') }];

    private static bool IsAbout(Statement said, Strength strength, Draft draft) =>
        said.Strength == strength && said.Clause.Subject is { } subject && draft.Changes.Any(change => change.Key == subject.JsonName());

    private static string Says(Expectation expectation) => $"{expectation.Strength} {string.Join(' ', expectation.Refusals)}";

    private static Expectation Expect(Draft draft) => Judge.Expect(draft.OnWire(8080), Known);
}
