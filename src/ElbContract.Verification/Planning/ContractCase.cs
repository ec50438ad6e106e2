using System.Text.Json.Nodes;

namespace ElbContract.Verification.Planning;

/// <summary>One interaction of the contract, with what its comments say of the scenario that it comes from.</summary>
internal sealed class ContractCase
{
    public required string Key { get; init; }

    /// <summary>The interaction's description.</summary>
    public required string Name { get; init; }

    /// <summary>The ids of the clauses it is about; the first is the one that it is charged to.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    public string? Feature { get; init; }

    /// <summary>Whether nothing is documented about the outcome, so that it is sent to observe only.</summary>
    public bool IsFree { get; init; }

    /// <summary>The names of its provider states.</summary>
    public required IReadOnlyList<string> States { get; init; }

    /// <summary>The interaction as the contract has it.</summary>
    public required JsonObject Interaction { get; init; }

    public string Clause => Clauses[0];

    /// <exception cref="ContractException">The interaction lacks what a verdict needs.</exception>
    public static ContractCase Read(JsonObject interaction, string file)
    {
        var name = Text(interaction["description"]) ?? throw new ContractException(file, "an interaction has no description");
        var comments = interaction["comments"] as JsonObject;
        var clauses = (comments?["clauses"] as JsonArray)?.Select(Text).OfType<string>().ToList() ?? [];
        if (clauses.Count == 0) throw new ContractException(file, $"the interaction '{name}' names no clause in its comments");
        return new ContractCase
        {
            Key = Text(interaction["key"]) ?? throw new ContractException(file, $"the interaction '{name}' has no key"),
            Name = name,
            Clauses = clauses,
            Feature = Text(comments!["feature"]),
            IsFree = Text(comments["strength"]) == "free",
            States = (interaction["providerStates"] as JsonArray)?.Select(state => Text((state as JsonObject)?["name"])).OfType<string>().ToList() ?? [],
            Interaction = interaction,
        };
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
