using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Personalities;

/// <summary>Writes an answer in the order, with the white space and with the characters that a personality likes.</summary>
internal static class AnswerWriter
{
    public static AnswerBody Write(JsonObject answer, Personality personality)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, OptionsOf(personality)))
        {
            json.WriteStartObject();
            foreach (var (key, value) in Ordered(answer, personality.FieldOrder))
            {
                Write(json, key, value, personality);
                if (key == "tcp_draining" && personality.Repetition is Repetition.Draining)
                    Write(json, key, value, personality);
            }

            json.WriteEndObject();
        }

        if (personality.Layout is Layout.Indented)
            buffer.Write("\n"u8);
        return new(AnswerBody.Json, buffer.WrittenMemory);
    }

    private static JsonWriterOptions OptionsOf(Personality personality) =>
        new()
        {
            Encoder = personality.Escapes is Escapes.Escaped ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = personality.Layout is Layout.Indented,
            // One key can stand twice.
            SkipValidation = true,
        };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Ordered(JsonObject answer, FieldOrder order) =>
        order switch
        {
            FieldOrder.Reversed => answer.Reverse(),
            FieldOrder.Alphabetical => answer.OrderBy(field => field.Key, StringComparer.Ordinal),
            _ => answer,
        };

    private static void Write(Utf8JsonWriter json, string key, JsonNode? value, Personality personality)
    {
        json.WritePropertyName(key);
        if (value is null)
            json.WriteNullValue();
        else if (personality.Numbers is Numbers.WithFraction && value.GetValueKind() is JsonValueKind.Number)
            json.WriteRawValue(WithFraction(value.ToJsonString()));
        else
            value.WriteTo(json);
    }

    /// <summary>What is written with a fraction or an exponent already stays so.</summary>
    private static string WithFraction(string number) => number.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? number + ".0" : number;
}
