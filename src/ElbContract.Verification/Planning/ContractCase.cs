using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Planning;

/// <summary>One interaction of the contract, with what its comments say of the scenario that it comes from.</summary>
internal sealed class ContractCase
{
    /// <summary>The interaction as the contract has it.</summary>
    public required RecordedInteraction Interaction { get; init; }

    /// <summary>The ids of the clauses it is about; the first is the one that it is charged to.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    public string? Feature { get; init; }

    /// <summary>The line of the scenario, or of its row of examples, in the feature file; null where the contract does not tell.</summary>
    public int? Line { get; init; }

    /// <summary>What the scenario says of the outcome; null where the contract does not tell.</summary>
    public Strength? Strength { get; init; }

    /// <summary>Whether nothing is documented about the outcome, so that it is sent to observe only.</summary>
    public bool IsFree => Strength == Specification.Clauses.Strength.Free;

    /// <summary>The names of its provider states.</summary>
    public required IReadOnlyList<string> States { get; init; }

    public string Key => Interaction.Key;
    public string Name => Interaction.Description;
    public string Clause => Clauses[0];

    /// <exception cref="ContractException">The interaction lacks what a verdict needs.</exception>
    public static ContractCase Read(RecordedInteraction interaction, string file)
    {
        var clauses = (interaction.Comment("clauses") as JsonArray)?.Select(Text).OfType<string>().ToList() ?? [];
        if (clauses.Count == 0)
            throw new ContractException(file, $"the interaction '{interaction.Description}' names no clause in its comments");
        if (Text(interaction.ToJson()["request"]!["method"]) is { } method && !method.Equals("POST", StringComparison.OrdinalIgnoreCase))
            throw new ContractException(
                file,
                $"the interaction '{interaction.Description}' is a {method}, and listeners are added with POST"
            );
        return new ContractCase
        {
            Interaction = interaction,
            Clauses = clauses,
            Feature = Text(interaction.Comment("feature")),
            Line = interaction.Comment("line") is JsonValue line && line.TryGetValue(out int number) ? number : null,
            Strength = Enum.TryParse<Strength>(Text(interaction.Comment("strength")), ignoreCase: true, out var strength) ? strength : null,
            States = [.. interaction.ProviderStates.Select(state => state.Name)],
        };
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
