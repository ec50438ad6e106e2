using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Features.Vocabulary;

/// <summary>How a request ends, as the scenario says.</summary>
/// <param name="Strength">accept, reject, either or free.</param>
/// <param name="Statuses">Those that fit it.</param>
public sealed record Outcome(string Strength, IReadOnlyList<int> Statuses)
{
    public static readonly Outcome Accepted = new("accept", [200]);
    public static readonly Outcome Refused = new("reject", [400]);
    public static readonly Outcome RefusedOrIgnored = new("either", [200, 400]);
    public static readonly Outcome NotDocumented = new("free", [200, 400, 401, 403, 404, 500, 503]);

    public static Outcome Answered(params int[] statuses) => statuses is [200] ? Accepted : new("reject", statuses);
}

/// <summary>The type of a field of an answer.</summary>
public sealed record AnswerType(string Words)
{
    public bool IsOf(JsonValueKind kind) =>
        Words switch
        {
            "text" => kind == JsonValueKind.String,
            "a number" => kind == JsonValueKind.Number,
            _ => kind is JsonValueKind.True or JsonValueKind.False,
        };
}

/// <summary>One word, or whole numbers: <c>1 to 1440</c>.</summary>
public sealed record AllowedValue(string Words)
{
    public bool Has(JsonNode value) =>
        Words.Split(" to ") is [var from, var to]
            ? value.GetValueKind() == JsonValueKind.Number
                && value.GetValue<decimal>() >= Number(from)
                && value.GetValue<decimal>() <= Number(to)
            : JsonNode.DeepEquals(value, Words);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

[Binding]
public sealed class OutcomeWords
{
    [StepArgumentTransformation(@"([0-9]+ to [0-9]+|\w+)", Name = "allowed")]
    public AllowedValue Allowed(string words) => new(words);

    [StepArgumentTransformation("(text|a number|a Boolean)", Name = "type")]
    public AnswerType Type(string words) => new(words);

    [StepArgumentTransformation("(accepted|refused(?: with [0-9]+(?:, [0-9]+)* or [0-9]+)?)", Name = "outcome")]
    public Outcome Outcome(string words) =>
        words switch
        {
            "accepted" => Vocabulary.Outcome.Accepted,
            "refused" => Vocabulary.Outcome.Refused,
            _ => Vocabulary.Outcome.Answered([
                .. words["refused with ".Length..]
                    .Split([", ", " or "], StringSplitOptions.None)
                    .Select(one => int.Parse(one, CultureInfo.InvariantCulture)),
            ]),
        };
}
