using System.Text.Json.Nodes;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Verification.Brokering;

/// <summary>An answer of the broker, with its links.</summary>
internal sealed class HalDocument(JsonObject json, byte[] content, Uri address, Redactor redactor)
{
    public JsonObject Json => json;

    /// <summary>As it came.</summary>
    public byte[] Content => content;

    /// <summary>The address of a link, with values for what stands in braces; null for a link that it does not have.</summary>
    public Uri? Link(string relation, params (string Name, string Value)[] values)
    {
        if (Text(Linked(relation)?["href"]) is not { } href)
            return null;
        foreach (var (name, value) in values)
            href = href.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
        return Uri.TryCreate(address, href, out var target) && target.Scheme is "http" or "https" ? target : null;
    }

    /// <summary>What a link calls what it leads to, without secrets; null where it does not say.</summary>
    public string? NameOf(string relation) => Said(Linked(relation)?["name"]);

    /// <summary>What it has to tell, a line each, without secrets.</summary>
    public IEnumerable<string> Notices =>
        (json["notices"] as JsonArray ?? []).Select(one => Text((one as JsonObject)?["text"])).OfType<string>().Select(redactor.Text);

    /// <summary>The objects of a list that it embeds.</summary>
    public IEnumerable<JsonObject> Embedded(string name) =>
        (json["_embedded"] is JsonObject embedded ? embedded[name] as JsonArray : null)?.OfType<JsonObject>() ?? [];

    /// <summary>An object within it, as a document of its own.</summary>
    public HalDocument Part(JsonObject part) => new(part, [], address, redactor);

    /// <summary>A text without secrets; null for what is none.</summary>
    public string? Said(JsonNode? node) => Text(node) is { } text ? redactor.Text(text) : null;

    private JsonObject? Linked(string relation)
    {
        var link = json["_links"] is JsonObject links ? links[relation] : null;
        return (link is JsonArray list ? list.FirstOrDefault() : link) as JsonObject;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
