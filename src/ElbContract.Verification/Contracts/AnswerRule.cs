using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Pact.Contracts;

namespace ElbContract.Verification.Contracts;

/// <summary>What one field of an answer holds, for the scenario that checks it and for the contract that it becomes.</summary>
/// <param name="Example">Shown in the contract.</param>
/// <param name="Matchers">How far another value can differ, all of them together; none: not at all.</param>
/// <param name="Words">For messages.</param>
/// <param name="Accepts">Whether a value, or null for none, is as the rule says.</param>
internal sealed record AnswerRule(JsonNode Example, IReadOnlyList<Matcher> Matchers, string Words, Func<JsonNode?, bool> Accepts)
{
    public static AnswerRule Equal(JsonNode value) => new(value, [], value.ToJsonString(), actual => JsonNode.DeepEquals(actual, value));

    public static AnswerRule Text(string example) => new(example, [Matcher.Type], "text", IsText);

    // A number is not empty either, in Pact's eyes.
    public static AnswerRule NotEmptyText(string example) =>
        new(
            example,
            [Matcher.Type, Matcher.NotEmpty],
            "text that is not empty",
            actual => IsText(actual) && actual!.GetValue<string>().Length > 0
        );

    public static AnswerRule OneOf(params IReadOnlyList<string> words) =>
        new(
            words[0],
            [Matcher.Type, Matcher.Regex($"^(?:{string.Join('|', words)})$")],
            string.Join(" or ", words),
            actual => IsText(actual) && words.Contains(actual!.GetValue<string>())
        );

    // Pact's own Boolean matcher takes the texts "true" and "false" too.
    public static AnswerRule Boolean(bool example) =>
        new(example, [Matcher.Type], "true or false", actual => actual?.GetValueKind() is JsonValueKind.True or JsonValueKind.False);

    private static bool IsText(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String;
}
