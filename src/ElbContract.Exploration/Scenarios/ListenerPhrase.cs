using System.Globalization;
using ElbContract.Exploration.Generating;
using ElbContract.Specification.Listeners;

namespace ElbContract.Exploration.Scenarios;

/// <summary>How a step says which listener is added: the listener, what is other about it, and a table where that is too much for a
/// line.</summary>
/// <param name="Listener">Such as <c>a sticky HTTP listener</c>.</param>
/// <param name="Rest">Such as <c> with port 0</c>; empty for an ordinary one.</param>
/// <param name="Table">The rows, its header among them; empty without one.</param>
internal sealed record ListenerPhrase(string Listener, string Rest, IReadOnlyList<string> Table)
{
    // Of a value in a name, in UTF-16 units.
    private const int LongestValue = 80;

    /// <param name="draft">A listener at the documented path.</param>
    /// <param name="asTable">Whether a table is wanted, whatever is in it.</param>
    public static ListenerPhrase Of(Draft draft, bool asTable = false)
    {
        var (listener, changes) = Named(draft);
        if (asTable && changes.Count > 0)
            return new ListenerPhrase(listener, " with these parameters", TableOf(changes, draft));
        return changes switch
        {
            [] => new ListenerPhrase(listener, "", []),
            [var one] when Alone(one, draft) is { } rest => new ListenerPhrase(listener, rest, []),
            [var one, var other] when Inline(one, draft) is { } first && Inline(other, draft) is { } second => new ListenerPhrase(
                listener,
                $" with {first} and {second}",
                []
            ),
            _ => new ListenerPhrase(listener, " with these parameters", TableOf(changes, draft)),
        };
    }

    /// <summary>The same without a table, whatever is in it: as a name, and for no step.</summary>
    public static (string Listener, string Remainder) InALine(Draft draft)
    {
        var (listener, changes) = Named(draft);
        return changes switch
        {
            [] => (listener, ""),
            [var one] when Alone(one, draft) is { } rest => (listener, rest),
            _ => (listener, " with " + string.Join(" and ", changes.Select(Said))),
        };

        string Said(Change change) =>
            $"{ListenerFields.Find(change.Key)?.Words ?? $"\"{change.Key}\""} {Shortened(WordsOf(change, draft).Cell)}";
    }

    private static string Shortened(string value) =>
        value.Length <= LongestValue
            ? value
            : string.Create(CultureInfo.InvariantCulture, $"{value[..Math.Max(1, LongestValue / 2)]}… ({value.Length} characters)");

    private static (string Listener, List<Change> Changes) Named(Draft draft)
    {
        foreach (
            var (protocol, word, trait) in ((string, string, Change[])[])
                [
                    ("HTTP", "sticky", [new("session_sticky", "true"), new("sticky_session_type", "\"insert\"")]),
                    ("TCP", "draining", [new("tcp_draining", "true")]),
                ]
        )
        {
            if (draft.Protocol == protocol && draft.Changes.Count > trait.Length && trait.All(draft.Changes.Contains))
                return ($"a {word} {protocol} listener", [.. draft.Changes.Except(trait)]);
        }

        return ($"{(draft.Protocol is "TCP" or "UDP" ? "a" : "an")} {draft.Protocol} listener", [.. draft.Changes]);
    }

    private static string? Alone(Change change, Draft draft)
    {
        if (ListenerFields.Find(change.Key) is not { } parameter)
            return null;
        var value = WordsOf(change, draft);
        if (change.Json is null)
            return $" without {parameter.Article}{parameter.Words}";
        if (value.Form is { } form)
            return $" whose {parameter.Words} {(parameter.IsPlural ? "are" : "is")} {form}";
        if (value.Thing is { } thing)
            return change.Key == "loadbalancer_id" ? $" to {thing}" : $" with {thing}";
        if (value.Length is { } length && parameter.Article == "a ")
            return $" with a {parameter.Words} of {length}";
        return value.Plain is { } plain ? $" with {parameter.Words} {plain}" : null;
    }

    private static string? Inline(Change change, Draft draft) =>
        ListenerFields.Find(change.Key) is { } parameter
        && WordsOf(change, draft) is { Form: null, Thing: null, Length: null, Plain: { } plain }
            ? $"{parameter.Words} {plain}"
            : null;

    private static List<string> TableOf(List<Change> changes, Draft draft)
    {
        List<(string Parameter, string Value)> rows =
        [
            ("parameter", "value"),
            .. changes.Select(change =>
                (ListenerFields.Find(change.Key)?.Words ?? $"\"{ValueWords.Escaped(change.Key)}\"", WordsOf(change, draft).Cell)
            ),
        ];
        var (first, second) = (rows.Max(row => row.Parameter.Length), rows.Max(row => row.Value.Length));
        return [.. rows.Select(row => $"| {row.Parameter.PadRight(first)} | {row.Value.PadRight(second)} |")];
    }

    private static ValueWords WordsOf(Change change, Draft draft) =>
        new(change.Key, change.Json, OrdinaryListener.Value(draft.Protocol, draft.Network, change.Key));
}
