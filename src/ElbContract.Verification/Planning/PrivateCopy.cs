using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ElbContract.Verification.Planning;

/// <summary>
/// An interaction with this run's ids in the place of the contract's examples, in the request and in the expected response alike, so
/// that an id that the answer repeats is compared for equality.
/// </summary>
/// <remarks>
/// Which example stands for which id is read from the contract's own generators. Tokens stay symbolic: the gateway puts real ones in.
/// </remarks>
internal static partial class PrivateCopy
{
    /// <summary>The header by which the gateway knows which interaction a request belongs to; it never reaches the endpoint.</summary>
    public const string InteractionHeader = "X-Elb-Contract-Interaction";

    private const string TokenHeader = "X-Auth-Token";

    /// <summary>Makes the copy; <paramref name="values"/> are the variables that the interaction's provider states set.</summary>
    public static JsonObject Of(ContractCase contractCase, IReadOnlyDictionary<string, string> values)
    {
        var copy = contractCase.Interaction.DeepClone().AsObject();
        var request = copy["request"]!.AsObject();
        var replacements = Replacements(request, values);
        request.Remove("generators");
        (request["matchingRules"] as JsonObject)?.Clear();
        copy.Remove("providerStates");
        Replace(request["path"], text => request["path"] = text, replacements);
        Replace(request["body"], text => request["body"] = text, replacements);
        if (copy["response"] is JsonObject response) Replace(response["body"], text => response["body"] = text, replacements);
        var headers = request["headers"] as JsonObject ?? [];
        headers[InteractionHeader] = new JsonArray(contractCase.Key);
        if (headers.Parent is null) request["headers"] = headers;
        return copy;
    }

    /// <summary>The variables that the interaction's generators ask for.</summary>
    public static IEnumerable<string> Variables(ContractCase contractCase) =>
        Generators(contractCase.Interaction["request"]!.AsObject())
            .SelectMany(generator => Variable().Matches(generator.Expression)).Select(match => match.Groups["name"].Value).Distinct();

    private static List<(string Example, string Value)> Replacements(JsonObject request, IReadOnlyDictionary<string, string> values)
    {
        List<(string, string)> replacements = [];
        foreach (var (place, expression) in Generators(request))
        {
            if (place == TokenHeader || ExampleAt(request, place) is not { } example) continue;
            var variable = Variable().Match(expression);
            var (prefix, suffix) = (expression[..variable.Index], expression[(variable.Index + variable.Length)..]);
            var stands = example.StartsWith(prefix, StringComparison.Ordinal) && example.EndsWith(suffix, StringComparison.Ordinal);
            if (stands && values.TryGetValue(variable.Groups["name"].Value, out var value)) replacements.Add((example[prefix.Length..^suffix.Length], value));
        }

        return replacements;
    }

    /// <summary>Every ProviderState generator of the request: its place (<c>path</c>, a header's name, a body path) and its expression.</summary>
    private static IEnumerable<(string Place, string Expression)> Generators(JsonObject request)
    {
        if (request["generators"] is not JsonObject generators) yield break;
        if (Expression(generators["path"]) is { } path) yield return ("path", path);
        foreach (var category in new[] { "header", "body" })
        {
            foreach (var (place, generator) in generators[category] as JsonObject ?? [])
            {
                if (Expression(generator) is { } expression) yield return (place, expression);
            }
        }
    }

    private static string? Expression(JsonNode? generator) => (string?)(generator as JsonObject)?["expression"];

    private static string? ExampleAt(JsonObject request, string place)
    {
        if (place == "path") return (string?)request["path"];
        if (!place.StartsWith("$.", StringComparison.Ordinal)) return null;
        var node = (request["body"] as JsonObject)?["content"];
        foreach (var step in place[2..].Split('.'))
        {
            var index = step.IndexOf('[', StringComparison.Ordinal);
            node = (node as JsonObject)?[index < 0 ? step : step[..index]];
            if (index >= 0) node = (node as JsonArray)?[int.Parse(step[(index + 1)..^1], System.Globalization.CultureInfo.InvariantCulture)];
        }

        return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    private static void Replace(JsonNode? node, Action<JsonNode> set, List<(string Example, string Value)> replacements)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList()) Replace(members[name], value => members[name] = value, replacements);
                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    var at = index;
                    Replace(items[at], value => items[at] = value, replacements);
                }

                break;
            case JsonValue value when value.TryGetValue(out string? text):
                var replaced = text;
                foreach (var (example, real) in replacements) replaced = replaced.Replace(example, real, StringComparison.Ordinal);
                if (replaced != text) set(JsonValue.Create(replaced));
                break;
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
