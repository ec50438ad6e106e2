using System.Text.Json.Nodes;

namespace ElbContract.Sanity.Reading;

/// <summary>An interaction of a published contract, as far as the tests look.</summary>
internal sealed record InteractionText(string File, JsonObject Json)
{
    public string Description => (string)Json["description"]!;

    public string Key => (string?)Json["key"] ?? "";

    public string Where => $"{File}: '{Description}'";

    /// <summary>The clause that the case is charged to comes first.</summary>
    public IReadOnlyList<string> Clauses => [.. (Json["comments"]?["clauses"] as JsonArray ?? []).Select(clause => (string)clause!)];

    public IReadOnlyList<string> States => [.. (Json["providerStates"] as JsonArray ?? []).Select(state => (string)state!["name"]!)];

    public IReadOnlyDictionary<string, string> RequestHeaders =>
        (Json["request"]!["headers"] as JsonObject ?? []).ToDictionary(
            header => header.Key,
            header => string.Join(", ", header.Value!.AsArray().Select(value => (string)value!)),
            StringComparer.Ordinal
        );

    /// <summary>Load balancer and port of the listener that is added; null where none can be.</summary>
    public (string LoadBalancer, int Port)? Place =>
        Json["request"]!["body"]?["content"] is JsonObject listener
        && Read<string>(listener["loadbalancer_id"]) is { Length: > 0 } loadBalancer
        && Read<int>(listener["port"]) is > 0 and <= ushort.MaxValue and var port
            ? (loadBalancer, port)
            : null;

    private static T? Read<T>(JsonNode? node) => node is JsonValue value && value.TryGetValue<T>(out var read) ? read : default;
}

/// <summary>The published contracts.</summary>
internal static class Pacts
{
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Repository.Files.Where(file =>
            file.StartsWith("pacts/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)
        ),
    ];

    public static IReadOnlyList<InteractionText> Interactions { get; } =
    [
        .. Files.SelectMany(file =>
            Read(file)["interactions"]!.AsArray().Select(interaction => new InteractionText(file, interaction!.AsObject()))
        ),
    ];

    // Whole at every moment, also while the features publish: a contract is moved into its place.
    private static JsonNode Read(string file) => JsonNode.Parse(Repository.Text(file))!;
}
