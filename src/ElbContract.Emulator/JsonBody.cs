using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
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

    /// <summary>Deeper than anything that the API has; what is nested deeper is refused.</summary>
    public const int MaximumDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };

    /// <summary>No body is as deep as this.</summary>
    private const int Deepest = 1 << 20;

    /// <summary>Null where the body is no JSON object.</summary>
    public static JsonElement? Object(ReadOnlyMemory<byte>? body) =>
        Any(body) is { ValueKind: JsonValueKind.Object } request ? request : null;

    /// <summary>Null where the body is no JSON whose texts can all be read.</summary>
    public static JsonElement? Any(ReadOnlyMemory<byte>? body)
    {
        var bytes = (body ?? default).Span;
        if (!Utf8.IsValid(bytes) || HasHalfCharacters(bytes))
            return null;
        try
        {
            return JsonElement.Parse(bytes, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Why a body is not taken, as a sentence.</summary>
    /// <param name="body">The body; null where it is too large.</param>
    /// <param name="form">What is wanted, with its article, such as <c>a JSON object</c>.</param>
    public static string Problem(ReadOnlyMemory<byte>? body, string form) =>
        body is not { } bytes ? "The body is larger than 1 MiB."
        : !Utf8.IsValid(bytes.Span) ? "The body has bytes that are not UTF-8: encode it as UTF-8."
        : HasHalfCharacters(bytes.Span) ? "The body has half a surrogate pair, which is not a character: send both halves."
        : IsTooDeep(bytes) ? $"The body is nested more than {MaximumDepth} levels deep."
        : Any(bytes) is null && IsJson(bytes) ? "The body has a key twice: send it once."
        : $"The body is not {form}.";

    private static bool IsJson(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        try
        {
            while (reader.Read())
            {
                // It is JSON if it can be read to its end.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a text has half a surrogate pair, which only an escape can write.</summary>
    private static bool HasHalfCharacters(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\\u"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Deepest });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            }
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }

        return false;
    }

    /// <summary>Whether JSON is nested deeper than it can be. What is no JSON is not.</summary>
    public static bool IsTooDeep(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = Deepest });
        var isTooDeep = false;
        try
        {
            while (reader.Read())
                isTooDeep |=
                    reader.CurrentDepth >= MaximumDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        }
        catch (JsonException)
        {
            return false;
        }

        return isTooDeep;
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
