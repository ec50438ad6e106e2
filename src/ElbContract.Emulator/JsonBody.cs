using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator;

/// <summary>Bodies of calls and answers as JSON.</summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AnswerBody Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return new(AnswerBody.Json, buffer.WrittenMemory);
    }

    /// <summary>What is written, to be held.</summary>
    public static JsonElement Element(Action<Utf8JsonWriter> write) => JsonElement.Parse(Render(write).Bytes.Span);

    /// <summary>A list as operations beside listeners show it: an object with the array and its length, which is a text.</summary>
    public static AnswerBody RenderList(string name, IReadOnlyCollection<JsonElement> items) =>
        Render(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(name);
            foreach (var item in items)
                item.WriteTo(json);
            json.WriteEndArray();
            json.WriteString("instance_num"u8, items.Count.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });

    /// <summary>Null where the body is no JSON object.</summary>
    public static JsonElement? Object(ReadOnlyMemory<byte>? body) =>
        Any(body) is { ValueKind: JsonValueKind.Object } request ? request : null;

    /// <summary>Null where the body is no JSON.</summary>
    public static JsonElement? Any(ReadOnlyMemory<byte>? body)
    {
        try
        {
            return JsonElement.Parse((body ?? default).Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A parameter as it is; null where there is none.</summary>
    public static JsonElement? Member(JsonElement request, string name) => request.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A parameter's text; null where it is none.</summary>
    public static string? Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>A parameter's whole number, which some clients send as a text; null where it is none.</summary>
    public static int? Number(JsonElement request, string name) =>
        !request.TryGetProperty(name, out var value) ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : value.ValueKind is JsonValueKind.String
        && int.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written)
            ? written
        : null;
}
