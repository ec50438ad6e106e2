using System.Text.Json.Nodes;

namespace ElbContract.Features.Vocabulary;

/// <summary>A value that is of another type than its parameter, by the type's name.</summary>
/// <param name="Words">Such as "a string of digits".</param>
public sealed record Form(string Words)
{
    /// <param name="ordinary">What the parameter would be in an ordinary listener; null where it would be left out.</param>
    public JsonNode? For(JsonNode? ordinary) =>
        Words switch
        {
            "null" => null,
            "a number" => 7,
            "the number 1" => 1,
            "the number 0" => 0,
            "a fraction" => Number(ordinary) + 0.5m,
            "a Boolean" => true,
            "a word" => "seven",
            "the word \"true\"" => "true",
            "a string of digits" => Number(ordinary).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "a list" => new JsonArray(ordinary?.DeepClone()),
            "an object" => new JsonObject { ["value"] = ordinary?.DeepClone() },
            _ => throw new FormatException($"'{Words}' is not a type that a value can have."),
        };

    private static decimal Number(JsonNode? ordinary) => ordinary is JsonValue value && value.TryGetValue<int>(out var number) ? number : 7;
}

[Binding]
public sealed class FormWords
{
    /// <summary>All of them.</summary>
    public const string All =
        "null|a number|the number [01]|a fraction|a Boolean|a word|the word \"true\"|a string of digits|a list|an object";

    [StepArgumentTransformation($"({All})", Name = "form")]
    public Form Form(string words) => new(words);
}
