using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElbContract.Reports.Html;

/// <summary>A body for a reader: JSON indented, other text as it is, other bytes counted; what is long is cut.</summary>
internal static class BodyText
{
    /// <summary>In characters.</summary>
    public const int Longest = 8 * 1024;

    /// <summary>Indenting what is larger, in bytes, would make texts of many times its size to cut them again.</summary>
    private const int LargestIndented = 64 * 1024;

    private const int BytesShown = 64;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return "(no body)";
        try
        {
            return Cut(Json(body) ?? Strict.GetString(body.Span));
        }
        catch (DecoderFallbackException)
        {
            var first = body.Span[..Math.Min(body.Length, BytesShown)];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"({body.Length} bytes that are not UTF-8) {Convert.ToHexStringLower(first)}{(body.Length > BytesShown ? "…" : "")}"
            );
        }
    }

    private static string? Json(ReadOnlyMemory<byte> body)
    {
        if (body.Length > LargestIndented)
            return null;
        try
        {
            using var document = JsonDocument.Parse(body);
            var buffer = new ArrayBufferWriter<byte>(body.Length * 2);
            using (var json = new Utf8JsonWriter(buffer, Indented))
                document.WriteTo(json);
            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or JSON with half a surrogate pair in an escape.
            return null;
        }
    }

    private static string Cut(string text) =>
        text.Length <= Longest
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, Longest)}\n… and {text.Length - Longest} more characters");
}
