using System.Text.Json.Nodes;

namespace ElbContract.Pact.Reading;

/// <summary>The matching rules of an interaction, in the form of any version of Pact. Its core drops what has a rule that it does not know,
/// or takes the rule for another.</summary>
internal static class MatchingRules
{
    // The names by which Pact's core reads them, in its old and new spellings.
    private static readonly HashSet<string> Known = new(
        [
            "array-contains",
            "arrayContains",
            "boolean",
            "content-type",
            "contentType",
            "date",
            "datetime",
            "decimal",
            "each-key",
            "each-value",
            "eachKey",
            "eachValue",
            "equality",
            "include",
            "integer",
            "max",
            "max-type",
            "min",
            "min-max-type",
            "min-type",
            "not-empty",
            "notEmpty",
            "null",
            "number",
            "real",
            "regex",
            "semver",
            "status-code",
            "statusCode",
            "time",
            "timestamp",
            "type",
            "values",
        ],
        StringComparer.Ordinal
    );

    /// <param name="interaction">As it stands in the file.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="place">The interaction, for messages.</param>
    /// <exception cref="PactFormatException">A rule is none that Pact knows.</exception>
    internal static void Check(JsonObject interaction, string file, string place)
    {
        foreach (var half in (string[])["request", "response"])
            Check((interaction[half] as JsonObject)?["matchingRules"], half, file, place);
    }

    private static void Check(JsonNode? rules, string at, string file, string place)
    {
        foreach (var rule in rules as JsonArray ?? [])
            Check(rule, at, file, place);
        foreach (var (name, value) in rules as JsonObject ?? [])
        {
            if (name == "match" && value is JsonValue text && text.TryGetValue<string>(out var match) && !Known.Contains(match))
                throw new PactFormatException(
                    file,
                    place,
                    $"Pact does not know the matching rule '{match}' of the {at}: give one that it knows, such as type, or none"
                );
            Check(value, name is "matchers" or "rules" or "variants" ? at : $"{at}, {name}", file, place);
        }
    }
}
