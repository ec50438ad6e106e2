using System.Text;
using System.Text.Json;

namespace ElbContract.Traffic.Archives;

/// <summary>A body in an archive: as text where its bytes are UTF-8, else in base64, so that every byte can be had back.</summary>
internal static class HarBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="json">Within the object that the body belongs to.</param>
    /// <param name="body">All its bytes.</param>
    /// <param name="encoding">What the archive calls the encoding there.</param>
    /// <returns>Whether it is in base64.</returns>
    public static bool Write(Utf8JsonWriter json, ReadOnlyMemory<byte> body, string encoding)
    {
        if (Text(body.Span) is { } text)
        {
            json.WriteString("text", text);
            return false;
        }

        json.WriteBase64String("text", body.Span);
        json.WriteString(encoding, "base64");
        return true;
    }

    private static string? Text(ReadOnlySpan<byte> body)
    {
        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
