using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Emulator.Shelves;

/// <summary>A thing beside listeners as it is held: as its GET shows it.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Shown">A JSON object.</param>
internal record StoredThing(string Id, JsonElement Shown)
{
    /// <summary>Order of arrival.</summary>
    public long Number { get; init; }

    /// <summary>What stands there, as a query writes it; null for nothing.</summary>
    public string? Text(string name) =>
        Shown.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            }
            : null;

    /// <summary>The same thing with other values; what it does not show yet is added at the end.</summary>
    public JsonElement With(IEnumerable<KeyValuePair<string, JsonNode?>> changes)
    {
        var changed = JsonObject.Create(Shown)!;
        foreach (var (name, value) in changes)
            changed[name] = value;
        return JsonSerializer.SerializeToElement(changed);
    }

    /// <summary>The id alone: a certificate has a secret key.</summary>
    public sealed override string ToString() => Id;
}
