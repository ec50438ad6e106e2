using System.Globalization;
using System.Text.Json.Nodes;

namespace ElbContract.Pact.Contracts;

/// <summary>The part of JSONPath that Pact's rules use: <c>$</c>, then <c>.name</c>, <c>['name']</c>, <c>[0]</c>, <c>.*</c> and
/// <c>[*]</c>.</summary>
internal sealed class BodyPath
{
    private readonly IReadOnlyList<Step> _steps;

    private BodyPath(IReadOnlyList<Step> steps) => _steps = steps;

    private sealed record Step(string? Name, int? Index);

    /// <summary>Null when <paramref name="text"/> is not such a path.</summary>
    internal static BodyPath? Parse(string text)
    {
        if (!text.StartsWith('$'))
            return null;
        var parsed = new List<Step>();
        for (var at = 1; at < text.Length; )
        {
            var step =
                text[at] == '[' ? Bracket(text, ref at)
                : text[at] == '.' ? Dotted(text, ref at)
                : null;
            if (step is null)
                return null;
            parsed.Add(step);
        }

        return new BodyPath(parsed);
    }

    /// <summary>The places of <paramref name="document"/> that the path names, each with what stands there (null is JSON's null).</summary>
    internal IReadOnlyList<Place> Find(JsonNode? document)
    {
        IReadOnlyList<Place> found = [new Place(null, null, null, document)];
        foreach (var step in _steps)
            found = [.. found.SelectMany(place => Children(place.Value, step))];
        return found;
    }

    private static IEnumerable<Place> Children(JsonNode? node, Step step) =>
        node switch
        {
            JsonObject members when step is { Name: not null } => members.TryGetPropertyValue(step.Name, out var value)
                ? [new Place(members, step.Name, null, value)]
                : [],
            JsonObject members when step is { Index: null } => members.Select(member => new Place(members, member.Key, null, member.Value)),
            JsonArray items when step is { Index: { } index } => index < items.Count ? [new Place(items, null, index, items[index])] : [],
            JsonArray items when step is { Name: null } => items.Select((item, index) => new Place(items, null, index, item)),
            _ => [],
        };

    private static Step? Dotted(string text, ref int at)
    {
        var start = ++at;
        while (at < text.Length && text[at] is not ('.' or '['))
            at++;
        return at == start ? null
            : text[start..at] is "*" ? new Step(null, null)
            : new Step(text[start..at], null);
    }

    private static Step? Bracket(string text, ref int at)
    {
        var quoted = at + 1 < text.Length && text[at + 1] == '\'';
        var close = text.IndexOf(quoted ? "']" : "]", at, StringComparison.Ordinal);
        if (close < 0)
            return null;
        var inside = text[(at + (quoted ? 2 : 1))..close];
        at = close + (quoted ? 2 : 1);
        if (quoted)
            return new Step(inside, null);
        if (inside == "*")
            return new Step(null, null);
        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new Step(null, index) : null;
    }

    internal sealed record Place(JsonNode? Parent, string? Name, int? Index, JsonNode? Value)
    {
        /// <summary>Puts <paramref name="value"/> where this place is; the whole document cannot be replaced.</summary>
        internal void Set(JsonNode? value)
        {
            if (Parent is JsonObject members && Name is not null)
                members[Name] = value;
            else if (Parent is JsonArray items && Index is { } index)
                items[index] = value;
        }
    }
}
