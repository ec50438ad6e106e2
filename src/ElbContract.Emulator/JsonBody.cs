using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator;

/// <summary>Bodies of calls and answers as JSON.</summary>
internal static class JsonBody
{
    public static AnswerBody Render(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return new(AnswerBody.Json, buffer.WrittenMemory);
    }

    /// <summary>A list as operations beside listeners show it: an object with the array and its length, which is a text.</summary>
    public static AnswerBody RenderList(string name, IReadOnlyCollection<Action<Utf8JsonWriter>> items) =>
        Render(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(name);
            foreach (var write in items)
                write(json);
            json.WriteEndArray();
            json.WriteString("instance_num"u8, items.Count.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });

    /// <summary>Null where the body is no JSON object.</summary>
    public static JsonElement? Object(ReadOnlyMemory<byte>? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? default);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A parameter's text; null where it is none.</summary>
    public static string? Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>A parameter's whole number; null where it is none.</summary>
    public static int? Number(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;
}
