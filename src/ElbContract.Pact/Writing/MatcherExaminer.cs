using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ElbContract.Pact.Contracts;

namespace ElbContract.Pact.Writing;

/// <summary>Says why a matcher is none, or does not accept its own example.</summary>
internal static class MatcherExaminer
{
    internal static string? Problem(Matcher matcher, JsonNode? example) =>
        matcher switch
        {
            Matcher.RegexMatcher(var pattern) => Regex(pattern, example),
            Matcher.IncludeMatcher(var text) => Text(example)?.Contains(text, StringComparison.Ordinal) == true
                ? null
                : $"the example does not include '{text}'",
            Matcher.Plain(var name) => Accepts(name, example)
                ? null
                : $"the example {example?.ToJsonString() ?? "null"} is not accepted by its own matcher '{name}'",
            _ => throw new ArgumentOutOfRangeException(nameof(matcher), matcher, "An unknown matcher."),
        };

    private static bool Accepts(string name, JsonNode? example)
    {
        var kind = example?.GetValueKind() ?? JsonValueKind.Null;
        return name switch
        {
            "integer" => kind == JsonValueKind.Number && !example!.ToJsonString().AsSpan().ContainsAny(".eE"),
            "number" => kind == JsonValueKind.Number,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "null" => kind == JsonValueKind.Null,
            "notEmpty" => kind switch
            {
                JsonValueKind.String => Text(example) is not "",
                JsonValueKind.Array => example!.AsArray().Count > 0,
                JsonValueKind.Object => example!.AsObject().Count > 0,
                _ => kind != JsonValueKind.Null,
            },
            _ => true,
        };
    }

    /// <summary>.NET's non-backtracking engine knows the syntax that Pact implementations have in common, and no more.</summary>
    private static string? Regex(string pattern, JsonNode? example)
    {
        try
        {
            var regex = new Regex(@"\A(?:" + pattern + @")\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return Text(example) is { } text && regex.IsMatch(text)
                ? null
                : $"the example {example?.ToJsonString() ?? "null"} does not match its own regex '{pattern}'";
        }
        catch (Exception cause) when (cause is ArgumentException or NotSupportedException)
        {
            return $"the regex '{pattern}' does not compile, or has a look-around or a back-reference: {cause.Message}";
        }
    }

    private static string? Text(JsonNode? example) => example?.GetValueKind() == JsonValueKind.String ? example.GetValue<string>() : null;
}
