using System.Globalization;

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

[Binding]
public sealed class OutcomeWords
{
    [StepArgumentTransformation("accepted|refused(?: with [0-9]+(?:, [0-9]+)* or [0-9]+)?", Name = "outcome")]
    public Outcome Outcome(string words) => words switch
    {
        "accepted" => Vocabulary.Outcome.Accepted,
        "refused" => Vocabulary.Outcome.Refused,
        _ => Vocabulary.Outcome.Answered(
            [.. words["refused with ".Length..].Split([", ", " or "], StringSplitOptions.None).Select(one => int.Parse(one, CultureInfo.InvariantCulture))]),
    };
}
