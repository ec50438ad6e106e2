using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>The part <c>evidence</c> of a JSON report: what its verdicts are made of, so that reports of shards can be joined.</summary>
public static class EvidenceJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new BodyConverter() },
    };

    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence) => JsonSerializer.Serialize(json, evidence, Options);

    /// <param name="path">A JSON report.</param>
    /// <exception cref="ReportFormatException">It cannot be read, or is none with evidence.</exception>
    public static IReadOnlyList<Evidence> Read(string path) =>
        ReportFile.Read<ReportWithEvidence>(path, Options) is { Evidence: [_, ..] evidence }
            ? evidence
            : throw new ReportFormatException(
                path,
                "has no evidence in it: give what --report json=FILE wrote, in a version that has the verb merge"
            );

    private sealed record ReportWithEvidence(string? Schema, IReadOnlyList<Evidence>? Evidence) : IReportPart
    {
        public bool IsWhole => Evidence?.Contains(null!) != true;
    }

    /// <summary>A body is a text where it is UTF-8, and else an object with its bytes as base64.</summary>
    private sealed class BodyConverter : JsonConverter<ReadOnlyMemory<byte>>
    {
        private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

        public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return Encoding.UTF8.GetBytes(reader.GetString()!);
            using var document = JsonDocument.ParseValue(ref reader);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("base64", out var base64)
                && base64.TryGetBytesFromBase64(out var bytes)
                ? bytes
                : throw new JsonException("A body is a text, or an object with its bytes as base64.");
        }

        public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
        {
            if (Text(value.Span) is { } text)
                writer.WriteStringValue(text);
            else
            {
                writer.WriteStartObject();
                writer.WriteBase64String("base64", value.Span);
                writer.WriteEndObject();
            }
        }

        private static string? Text(ReadOnlySpan<byte> bytes)
        {
            try
            {
                return Strict.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }
}
