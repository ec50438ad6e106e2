using System.Text.Json.Nodes;

namespace ElbContract.Pact.Reading;

/// <summary>A request as an interaction shows it, or as a client sends it.</summary>
/// <param name="Method">In any case.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">Each value by itself.</param>
/// <param name="Body">Empty for none.</param>
public sealed record PactRequestExample(
    string Method,
    string Target,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    ReadOnlyMemory<byte> Body
);

/// <summary>An answer as an interaction shows it.</summary>
/// <param name="Status">The HTTP status; 200 where the interaction gives no number.</param>
/// <param name="Headers">Each value by itself.</param>
/// <param name="Body">Empty for none.</param>
public sealed record PactResponseExample(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);

/// <summary>Reads the examples of the two halves of an interaction.</summary>
internal static class PactMessages
{
    internal static PactRequestExample Request(JsonObject request) =>
        new(Text(request["method"]) ?? "GET", Target(request), Headers(request), Body(request));

    internal static PactResponseExample Response(JsonObject response) =>
        new(response["status"] is JsonValue status && status.TryGetValue(out int code) ? code : 200, Headers(response), Body(response));

    /// <summary>Each value of each field, with its place among those of one name.</summary>
    internal static IEnumerable<(string Name, int Index, string Value)> Fields(JsonNode? fields) =>
        from field in fields as JsonObject ?? []
        from value in (field.Value is JsonArray many ? many.Select(Text) : [Text(field.Value)]).OfType<string>().Index()
        select (field.Key, value.Index, value.Item);

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string Target(JsonObject request)
    {
        var query = string.Join(
            '&',
            Fields(request["query"]).Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}")
        );
        return (Text(request["path"]) ?? "/") + (query.Length == 0 ? "" : "?" + query);
    }

    private static KeyValuePair<string, string>[] Headers(JsonObject half) =>
        [.. Fields(half["headers"]).Select(field => KeyValuePair.Create(field.Name, field.Value))];

    private static ReadOnlyMemory<byte> Body(JsonObject half) =>
        half["body"] is JsonObject body ? VerbatimBodies.Bytes(body) : ReadOnlyMemory<byte>.Empty;
}
