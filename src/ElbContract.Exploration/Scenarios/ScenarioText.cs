using System.Globalization;
using System.Text;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Providers;

namespace ElbContract.Exploration.Scenarios;

/// <summary>A case as a scenario in the words of the features, with what the page asks as its outcome.</summary>
internal static class ScenarioText
{
    private const int LongestTitle = 100;

    /// <param name="one">The case.</param>
    /// <param name="clause">The scenario's tag; null for none.</param>
    /// <param name="findings">What was wrong with the answer, so that the scenario looks there; empty for the outcome alone.</param>
    public static string Of(Case one, string? clause, IReadOnlyList<Finding> findings)
    {
        var last = one.Drafts[^1];
        var expectation = Judge.Expect(last.OnWire(ValueWords.Port), new KnownProvider(ProviderIds.Example));
        string[] tags = [.. one.Drafts.Count > 1 ? ["@consumer-only"] : (string[])[], .. clause is null ? [] : (string[])["@" + clause]];
        List<string> lines = [.. tags.Length == 0 ? [] : (string[])[string.Join(' ', tags)], "Scenario: " + Title(one, expectation)];
        foreach (var (keyword, step) in Keywords(Given(one)).Append(("When", When(one))))
            Add(lines, keyword, step);
        var outcome = Then(one, expectation, findings).Distinct().ToList();
        for (var at = 0; at < outcome.Count; at++)
            Add(lines, at == 0 ? "Then" : "And", [outcome[at]]);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? "" : "    " + line));
    }

    /// <summary>What a listener asks at which load balancer, every value included, and how it is to end, in a line: another for every
    /// draft of the matrix.</summary>
    /// <param name="draft">A listener at the documented path, sent by one who may.</param>
    public static string NameOf(Draft draft)
    {
        var (listener, rest) = ListenerPhrase.InALine(draft);
        var expectation = Judge.Expect(draft.OnWire(ValueWords.Port), new KnownProvider(ProviderIds.Example));
        return OutcomeSteps.Title($"{listener} on a {NetworkWord(draft)} load balancer{rest}", expectation);
    }

    private static void Add(List<string> lines, string keyword, IReadOnlyList<string> step)
    {
        lines.Add($"  {keyword} {step[0]}");
        lines.AddRange(step.Skip(1).Select(line => line.Length == 0 ? "" : "    " + line));
    }

    private static IEnumerable<(string Keyword, IReadOnlyList<string> Step)> Keywords(IEnumerable<IReadOnlyList<string>> steps) =>
        steps.Select((step, at) => (at == 0 ? "Given" : "And", step));

    private static IEnumerable<IReadOnlyList<string>> Given(Case one)
    {
        var last = one.Drafts[^1];
        if (one.Drafts is [var first, _])
        {
            yield return [NetworkOf(first)];
            var phrase = Told(first, one.OnOnePort);
            yield return phrase is { Rest: "", Listener: "an HTTP listener" }
                ? ["an added listener"]
                :
                [
                    $"an added {phrase.Listener[(phrase.Listener.IndexOf(' ', StringComparison.Ordinal) + 1)..]}{phrase.Rest}",
                    .. phrase.Table,
                ];
            if (last.Network != first.Network)
                yield return [NetworkOf(last)];
        }
        else
            yield return [NetworkOf(last)];

        if (last.Caller != Caller.Entitled)
            yield return ["the consumer has " + CallerWords(last.Caller)];
    }

    private static IReadOnlyList<string> When(Case one)
    {
        var last = one.Drafts[^1];
        if (last.OtherPath is { } path)
            return [$"the consumer posts an ordinary listener to \"{path}\""];
        if (UnusualBodies.Named.FirstOrDefault(named => named.Value == last.OtherBody).Key is { } words)
            return [$"the consumer posts {words}"];
        // No table holds half a surrogate pair.
        if (last.OtherBody is not null || last.Changes.Any(change => change.Json is { } json && !ValueWords.IsReadable(json)))
            return ["the consumer posts this body", "\"\"\"", .. ValueWords.AtPort(last.Body).Split('\n'), "\"\"\""];

        var phrase = one.Drafts.Count > 1 ? Told(last, one.OnOnePort) : ListenerPhrase.Of(last);
        var listener =
            one.Drafts.Count > 1 ? "another" + phrase.Listener[phrase.Listener.IndexOf(' ', StringComparison.Ordinal)..] : phrase.Listener;
        return [$"the consumer adds {listener}{phrase.Rest}", .. phrase.Table];
    }

    private static IEnumerable<string> Then(Case one, Expectation expectation, IReadOnlyList<Finding> findings)
    {
        // What happens to a second listener in the place of another is not documented.
        var isOnePlace = one.OnOnePort && one.Drafts.Select(draft => draft.Network).Distinct().Count() == 1;
        if (findings.Any(finding => finding.Clause == ClauseIds.ResponseId) && one.Drafts.Count > 1)
            return ["the two listeners have different ids"];
        return (isOnePlace && findings.Count == 0 ? ["the outcome is not documented"] : OutcomeSteps.Of(expectation)).Concat(
            findings.SelectMany(finding => OutcomeSteps.Of(finding, expectation))
        );
    }

    // Two on one port name it: else each has one of its own.
    private static ListenerPhrase Told(Draft draft, bool onOnePort) =>
        ListenerPhrase.Of(
            onOnePort && draft["port"] == Draft.AnyPort
                ? draft.With("port", ValueWords.Port.ToString(CultureInfo.InvariantCulture))
                : draft,
            asTable: true
        );

    private static string Title(Case one, Expectation expectation)
    {
        var last = one.Drafts[^1];
        var title = new StringBuilder();
        if (last.OtherPath is { } path)
            title.Append("a request to ").Append(path);
        else if (last.OtherBody is not null)
            title.Append(When(one)[0].Replace("the consumer posts ", "a request with ", StringComparison.Ordinal));
        else
            title.Append(Subject(one));
        if (last.Caller != Caller.Entitled)
            title.Append(", sent with ").Append(CallerWords(last.Caller)).Append(',');
        var whole = OutcomeSteps.Title(title.ToString(), expectation);
        return whole.Length <= LongestTitle && !whole.Contains('<', StringComparison.Ordinal)
            ? whole
            : OutcomeSteps.Title(string.Create(CultureInfo.InvariantCulture, $"the listener of case {one.Number}"), expectation);
    }

    private static string Subject(Case one)
    {
        var phrase = ListenerPhrase.Of(one.Drafts[^1]);
        var names = phrase.Table.Skip(1).Select(row => row.Split('|')[1].Trim(' ', '"')).ToList();
        var rest =
            names.Count == 0
                ? phrase.Rest
                : " with an unusual " + (names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}");
        var network = one.Drafts[^1].Network == LoadBalancerNetwork.Private ? " on a private load balancer" : "";
        return phrase.Listener + network + rest + (one.Drafts.Count > 1 ? " after another" : "");
    }

    private static string NetworkOf(Draft draft) => $"a {NetworkWord(draft)} network load balancer";

    private static string NetworkWord(Draft draft) => draft.Network == LoadBalancerNetwork.Private ? "private" : "public";

    private static string CallerWords(Caller caller) =>
        caller switch
        {
            Caller.WithoutToken => "no token",
            Caller.WithEmptyToken => "an empty token",
            Caller.WithUnknownToken => "an unknown token",
            _ => "a token without permission",
        };
}
