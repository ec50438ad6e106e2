using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Pact.Reading;

/// <summary>Bodies that a pact keeps as text or as base64 because they are not to be read as JSON.</summary>
internal static class VerbatimBodies
{
    /// <summary>Whether a body that calls itself base64 is.</summary>
    internal static bool IsSound(JsonObject body) =>
        !IsBase64(body) || (body["content"] is JsonValue content && content.TryGetValue<string>(out var text) && Base64.IsValid(text));

    /// <summary>The bytes that a body is sent as; null where it is none.</summary>
    internal static byte[]? Bytes(JsonObject body) =>
        body["content"] is not { } content ? null
        : content is not JsonValue value || !value.TryGetValue(out string? text) ? Encoding.UTF8.GetBytes(content.ToJsonString())
        : IsBase64(body) ? Convert.FromBase64String(text)
        : body["encoded"] is JsonValue encoded && encoded.TryGetValue<string>(out _) ? Encoding.UTF8.GetBytes(text)
        : IsJson(body) ? Encoding.UTF8.GetBytes(content.ToJsonString())
        : Encoding.UTF8.GetBytes(text);

    /// <summary>The JSON in a body that is kept as base64; null where there is none.</summary>
    internal static JsonNode? Json(JsonObject body) =>
        IsBase64(body) ? Parse(Convert.FromBase64String(body["content"]!.GetValue<string>())) : null;

    /// <summary>Bytes as JSON; null where they are none.</summary>
    internal static JsonNode? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static void Replace(JsonObject interaction, IReadOnlyDictionary<string, string> replacements)
    {
        foreach (var half in new[] { "request", "response" })
        {
            if (
                interaction[half]?["body"] is not JsonObject body
                || body["content"] is not JsonValue content
                || !content.TryGetValue<string>(out var text)
            )
                continue;
            // Latin-1 takes every byte there and back: what is replaced is ASCII, and the rest need not be text.
            body["content"] = IsBase64(body)
                ? Convert.ToBase64String(
                    Encoding.Latin1.GetBytes(Replace(Encoding.Latin1.GetString(Convert.FromBase64String(text)), replacements))
                )
                : Replace(text, replacements);
        }
    }

    private static bool IsJson(JsonObject body) =>
        body["contentType"] is JsonValue form
        && form.TryGetValue<string>(out var name)
        && name.Contains("json", StringComparison.OrdinalIgnoreCase);

    private static bool IsBase64(JsonObject body) =>
        body["encoded"] is JsonValue encoded && encoded.TryGetValue<string>(out var name) && name == "base64";

    private static string Replace(string text, IReadOnlyDictionary<string, string> replacements) =>
        replacements.Aggregate(text, (replaced, pair) => replaced.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
}
