using System.Text;
using System.Text.Json;

namespace ElbContract.Traffic.Redaction;

/// <summary>Texts in JSON, within other JSON texts too: there every quote has as many backslashes before it as the depth says.</summary>
internal static class JsonText
{
    /// <summary>Where a text ends, without what closes it; the end of the body where it breaks off.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="start">After the quote that opens it.</param>
    /// <param name="depth">0, or of a text in n others 2^n - 1: a quote within it has an even number of those more.</param>
    public static int End(ReadOnlySpan<byte> bytes, int start, int depth)
    {
        for (var at = start; at < bytes.Length; at++)
        {
            var quote = bytes[at..].IndexOf((byte)'"');
            if (quote < 0)
                break;
            at += quote;
            var backslashes = TrailingBackslashes(bytes[start..at]);
            if (backslashes >= depth && (backslashes - depth) % (2 * (depth + 1)) == 0)
                return at - depth;
        }

        return bytes.Length;
    }

    /// <summary>What a text says, as UTF-8.</summary>
    public static byte[] Value(ReadOnlySpan<byte> text, int depth)
    {
        var value = text.ToArray();
        for (; depth >= 0 && value.AsSpan().Contains((byte)'\\'); depth = (depth - 1) / 2)
        {
            value = Unescape(value);
            if (depth == 0)
                break;
        }

        return value;
    }

    public static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        return at;
    }

    public static int TrailingBackslashes(ReadOnlySpan<byte> bytes) => bytes.Length - 1 - bytes.LastIndexOfAnyExcept((byte)'\\');

    private static byte[] Unescape(byte[] text)
    {
        try
        {
            var json = new Utf8JsonReader([.. "\""u8, .. text, .. "\""u8]);
            return json.Read() && json.GetString() is { } value ? Encoding.UTF8.GetBytes(value) : text;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return text; // Broken JSON: as it stands.
        }
    }
}
