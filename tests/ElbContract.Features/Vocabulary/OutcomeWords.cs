using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

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
public sealed partial class OutcomeWords
{
    [StepArgumentTransformation(@"([0-9]+ to [0-9]+|\w+)", Name = "allowed")]
    public AllowedValue Allowed(string words) => new(words);

    [StepArgumentTransformation("(text|a number|a Boolean)", Name = "type")]
    public AnswerType Type(string words) => new(words);

    /// <summary>Any word, so that one that is no outcome gets an answer.</summary>
    [StepArgumentTransformation(@"(\w+(?: with [0-9][0-9, or]*)?)", Name = "outcome")]
    public Outcome Outcome(string words) =>
        words switch
        {
            "accepted" => Vocabulary.Outcome.Accepted,
            "refused" => Vocabulary.Outcome.Refused,
            _ when RefusedWith().Match(words) is { Success: true } match => Vocabulary.Outcome.Answered([
                .. match.Groups["status"].Captures.Select(one => int.Parse(one.Value, CultureInfo.InvariantCulture)),
            ]),
            _ => throw new FormatException(
                $"'{words}' is not an outcome: write accepted, refused, or refused with two or more statuses, such as "
                    + "refused with 401 or 403."
            ),
        };

    [GeneratedRegex(@"\Arefused with (?<status>[0-9]{3})(?:, (?<status>[0-9]{3}))* or (?<status>[0-9]{3})\z", RegexOptions.None, 1000)]
    private static partial Regex RefusedWith();
}
