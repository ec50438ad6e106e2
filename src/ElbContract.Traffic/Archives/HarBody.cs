using System.Text.Json;
using System.Text.Unicode;

namespace ElbContract.Traffic.Archives;

/// <summary>A body in an archive: as text where its bytes are UTF-8, else in base64, so that every byte can be had back.</summary>
internal static class HarBody
{
    /// <param name="json">Within the object that the body belongs to.</param>
    /// <param name="body">All its bytes.</param>
    /// <param name="encoding">What the archive calls the encoding there.</param>
    /// <returns>Whether it is in base64.</returns>
    public static bool Write(Utf8JsonWriter json, ReadOnlyMemory<byte> body, string encoding)
    {
        if (Utf8.IsValid(body.Span))
        {
            json.WriteString("text", body.Span);
            return false;
        }

        json.WriteBase64String("text", body.Span);
        json.WriteString(encoding, "base64");
        return true;
    }
}
