using System.Text.Json;

namespace ElbContract.Client.Wire;

/// <summary>Texts in JSON of others, which need not be text.</summary>
public static class JsonTexts
{
    /// <summary>The text that a value is; null where it is none, or cannot be read: invalid UTF-8 or half a surrogate pair.</summary>
    public static string? ReadText(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a member; null where it cannot be read.</summary>
    public static string? ReadName(this JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
