using System.Globalization;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Reading;

/// <summary>The <c>ProviderState</c> generators of an interaction: which values they want, and the interaction with the values in
/// place.</summary>
internal static class ProviderStateExpressions
{
    internal static IReadOnlySet<string> Variables(JsonObject interaction) =>
        Halves(interaction)
            .SelectMany(Generators)
            .SelectMany(generator => Expression.Variables(generator.Template))
            .ToHashSet(StringComparer.Ordinal);

    internal static void Resolve(JsonObject interaction, IReadOnlyDictionary<string, string> values)
    {
        foreach (var half in Halves(interaction))
        {
            foreach (var generator in Generators(half))
            {
                var value = Value(generator, values);
                foreach (var place in Places(half, generator))
                    place.Set(value.DeepClone());
                if (half == interaction["response"])
                    MustEqual(half, generator);
            }

            half.Remove("generators");
        }
    }

    private static IEnumerable<JsonObject> Halves(JsonObject interaction) =>
        [interaction["request"]!.AsObject(), interaction["response"]!.AsObject()];

    private sealed record Generator(string Category, string? Name, string Template, string DataType);

    private static List<Generator> Generators(JsonObject half)
    {
        var found = new List<Generator>();
        foreach (var (category, node) in half["generators"] as JsonObject ?? [])
        {
            if (Read(category, null, node) is { } single)
                found.Add(single);
            else if (node is JsonObject named)
                found.AddRange(named.Select(member => Read(category, member.Key, member.Value)).OfType<Generator>());
        }

        return found;
    }

    private static Generator? Read(string category, string? name, JsonNode? node) =>
        node is JsonObject generator && Text(generator["type"]) == "ProviderState" && Text(generator["expression"]) is { } expression
            ? new Generator(category, name, expression, Text(generator["dataType"]) ?? "STRING")
            : null;

    private static IEnumerable<BodyPath.Place> Places(JsonObject half, Generator generator) =>
        generator switch
        {
            { Category: "path" } => [new BodyPath.Place(half, "path", null, half["path"])],
            { Category: "body", Name: { } path } => BodyPath.Parse(path)?.Find((half["body"] as JsonObject)?["content"]) ?? [],
            { Category: "header" or "query", Name: { } name } => Values(
                half[generator.Category == "header" ? "headers" : "query"] as JsonObject,
                name
            ),
            _ => [],
        };

    private static List<BodyPath.Place> Values(JsonObject? fields, string name) =>
        (fields ?? [])
            .Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(field =>
                field.Value is JsonArray values
                    ? values.Select((value, index) => new BodyPath.Place(values, null, index, value))
                    : [new BodyPath.Place(fields, field.Key, null, field.Value)]
            )
            .ToList();

    private static void MustEqual(JsonObject half, Generator generator)
    {
        if (generator.Name is null)
            return;
        if (half["matchingRules"] is not JsonObject rules)
            half["matchingRules"] = rules = [];
        if (rules[generator.Category] is not JsonObject category)
            rules[generator.Category] = category = [];
        category[generator.Name] = new JsonObject
        {
            ["combine"] = "AND",
            ["matchers"] = new JsonArray(new JsonObject { ["match"] = "equality" }),
        };
    }

    private static JsonValue Value(Generator generator, IReadOnlyDictionary<string, string> values)
    {
        var text = Expression.Replace(generator.Template, name => values[name]);
        return generator.DataType switch
        {
            "INTEGER" when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            "DECIMAL" when decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            "BOOLEAN" when bool.TryParse(text, out var truth) => JsonValue.Create(truth),
            _ => JsonValue.Create(text),
        };
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
