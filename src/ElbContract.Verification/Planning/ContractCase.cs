using System.Text.Json.Nodes;
using ElbContract.Pact.Reading;
using ElbContract.Specification.Clauses;

namespace ElbContract.Verification.Planning;

/// <summary>One interaction of the contract, with what its comments say of the scenario that it comes from.</summary>
internal sealed class ContractCase : PlannedCase
{
    private ContractCase(string? feature, int? line, Strength? strength, IReadOnlyList<string> states)
    {
        Feature = feature;
        Line = line;
        Strength = strength;
        States = states;
    }

    /// <summary>Whether another program wrote it: then what the page does not promise is the contract's own matter, and nobody's
    /// fault.</summary>
    public bool IsForeign { get; private init; }

    /// <summary>Why it is not sent, in one line; null where it can be.</summary>
    public string? Obstacle { get; private init; }

    /// <summary>The interaction as the contract has it.</summary>
    public required RecordedInteraction Interaction { get; init; }

    /// <summary>The ids of the clauses it is about; the first is the one that it is charged to.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    public override string Key => Interaction.Key;
    public override string Name => Interaction.Description;
    public override string Clause => Clauses[0];

    internal override string? Feature { get; }
    internal override int? Line { get; }
    internal override Strength? Strength { get; }
    internal override IReadOnlyList<string> States { get; }

    /// <summary>Null where the interaction names no clause: another program wrote it.</summary>
    public static ContractCase? Read(RecordedInteraction interaction)
    {
        var clauses = (interaction.Comment("clauses") as JsonArray)?.Select(Text).OfType<string>().ToList() ?? [];
        return clauses.Count == 0
            ? null
            : new ContractCase(
                Text(interaction.Comment("feature")),
                interaction.Comment("line") is JsonValue line && line.TryGetValue(out int number) ? number : null,
                Enum.TryParse<Strength>(Text(interaction.Comment("strength")), ignoreCase: true, out var strength) ? strength : null,
                StatesOf(interaction)
            )
            {
                Interaction = interaction,
                Clauses = clauses,
            };
    }

    public static ContractCase Of(ForeignInteraction foreign) =>
        new(null, null, foreign.Strength, StatesOf(foreign.Interaction))
        {
            Interaction = foreign.Interaction,
            Clauses = foreign.Clauses,
            IsForeign = true,
            Obstacle = foreign.Obstacle,
        };

    private static IReadOnlyList<string> StatesOf(RecordedInteraction interaction) =>
        [.. interaction.ProviderStates.Select(state => state.Name)];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
