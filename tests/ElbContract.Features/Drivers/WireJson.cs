using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ElbContract.Features.Drivers;

/// <summary>JSON as the client writes it.</summary>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(JsonNode value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>The body as an object; null where it is none.</summary>
    public static JsonObject? Object(byte[]? body) => InteractionParts.Object(body);
}
