using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Reading;

/// <summary>The <c>ProviderState</c> generators of an interaction: which values they want, and the interaction with the values in
/// place.</summary>
internal static class ProviderStateExpressions
{
    internal static IReadOnlySet<string> Variables(JsonObject interaction) =>
        Halves(interaction)
            .SelectMany(GeneratorsOf)
            .SelectMany(generator => Expression.Variables(generator.Template))
            .ToHashSet(StringComparer.Ordinal);

    internal static void Resolve(JsonObject interaction, IReadOnlyDictionary<string, string> values)
    {
        foreach (var half in Halves(interaction))
        {
            // As Pact has it, an example stands where no value is known.
            foreach (var generator in GeneratorsOf(half).Where(one => Expression.Variables(one.Template).All(values.ContainsKey)))
            {
                var value = Value(generator, values);
                foreach (var place in PlacesOf(half, generator.Category, generator.Name))
                    place.Set(value.DeepClone());
                if (half == interaction["response"])
                    MustEqual(half, generator);
            }

            half.Remove("generators");
        }
    }

    internal static void Provide(JsonObject half, string category, string? name, string expression, string example)
    {
        var generator = new JsonObject
        {
            ["type"] = "ProviderState",
            ["expression"] = expression,
            ["dataType"] = "STRING",
        };
        if (half["generators"] is not JsonObject generators)
            half["generators"] = generators = [];
        if (name is null)
            generators[category] = generator;
        else
        {
            if (generators[category] is not JsonObject named)
                generators[category] = named = [];
            foreach (var same in named.Select(one => one.Key).Where(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList())
                named.Remove(same);
            named[name] = generator;
        }

        if (category == "header" && half["headers"] is JsonObject headers)
        {
            foreach (var same in headers.Select(one => one.Key).Where(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList())
                headers.Remove(same);
            headers[name!] = new JsonArray(example);
        }

        foreach (var place in PlacesOf(half, category, name).ToList())
            place.Set(example);
    }

    /// <summary>Puts into an answer what the request that came has in the places of states; the example stays where it has
    /// nothing.</summary>
    /// <param name="interaction">Changed.</param>
    /// <param name="request">As it came, in the form of <paramref name="interaction"/>'s own.</param>
    internal static void Answer(JsonObject interaction, JsonObject request)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var generator in GeneratorsOf(interaction["request"]!.AsObject()))
        {
            foreach (var place in PlacesOf(request, generator.Category, generator.Name))
                Learn(generator.Template, place.Value?.ToString() ?? "", values);
        }

        var answer = interaction["response"]!.AsObject();
        foreach (var generator in GeneratorsOf(answer).Where(one => Expression.Variables(one.Template).All(values.ContainsKey)))
        {
            foreach (var place in PlacesOf(answer, generator.Category, generator.Name))
                place.Set(Value(generator, values));
        }
    }

    // A variable stands for no slash: in a path it is one segment, or a part of one.
    private static void Learn(string template, string text, Dictionary<string, string> values)
    {
        var names = Expression.Variables(template).ToList();
        if (!Expression.IsTemplate(template) || names is [var one] && template == $"${{{one}}}")
        {
            values[names[0]] = text;
            return;
        }

        var match = Regex.Match(text, Expression.Pattern(template, "([^/]+)"), RegexOptions.None, TimeSpan.FromSeconds(1));
        for (var at = 0; match.Success && at < names.Count; at++)
            values[names[at]] = match.Groups[at + 1].Value;
    }

    private static IEnumerable<JsonObject> Halves(JsonObject interaction) =>
        [interaction["request"]!.AsObject(), interaction["response"]!.AsObject()];

    /// <summary>Those of a request or a response.</summary>
    internal static List<ProviderStateGenerator> GeneratorsOf(JsonObject half)
    {
        var found = new List<ProviderStateGenerator>();
        foreach (var (category, node) in half["generators"] as JsonObject ?? [])
        {
            if (Read(category, null, node) is { } single)
                found.Add(single);
            else if (node is JsonObject named)
                found.AddRange(named.Select(member => Read(category, member.Key, member.Value)).OfType<ProviderStateGenerator>());
        }

        return found;
    }

    private static ProviderStateGenerator? Read(string category, string? name, JsonNode? node) =>
        node is JsonObject generator
        && PactMessages.Text(generator["type"]) == "ProviderState"
        && PactMessages.Text(generator["expression"]) is { } expression
            ? new ProviderStateGenerator(category, name, expression, PactMessages.Text(generator["dataType"]) ?? "STRING")
            : null;

    /// <summary>The places of a request or a response that a rule or a generator is about.</summary>
    /// <param name="half">The request or the response.</param>
    /// <param name="category">Such as <c>body</c>.</param>
    /// <param name="name">A header, a parameter of the query, or a path into the body; null for the category itself.</param>
    internal static IEnumerable<BodyPath.Place> PlacesOf(JsonObject half, string category, string? name) =>
        (category, name) switch
        {
            ("path", _) => [new BodyPath.Place(half, "path", null, half["path"])],
            ("body", { } path) => BodyPath.Parse(path)?.Find((half["body"] as JsonObject)?["content"]) ?? [],
            ("header", { } header) => Values(half["headers"] as JsonObject, header),
            ("query", { } parameter) => Values(half["query"] as JsonObject, parameter),
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

    private static void MustEqual(JsonObject half, ProviderStateGenerator generator)
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

    private static JsonValue Value(ProviderStateGenerator generator, IReadOnlyDictionary<string, string> values)
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
}
