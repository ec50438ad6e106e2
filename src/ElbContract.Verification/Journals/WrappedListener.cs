using System.Text.Json;
using ElbContract.Client.Wire;

namespace ElbContract.Verification.Journals;

/// <summary>A listener that an answer wraps in another object, against the page.</summary>
internal static class WrappedListener
{
    /// <summary>The id within the first object that has one; null where there is none.</summary>
    public static string? Id(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (
                    member.Value.ValueKind == JsonValueKind.Object
                    && member.Value.TryGetProperty("id", out var id)
                    && id.ReadText() is { } text
                )
                    return text;
            }
        }
        catch (JsonException)
        {
            // Not JSON: no listener can be told from it.
        }

        return null;
    }
}
