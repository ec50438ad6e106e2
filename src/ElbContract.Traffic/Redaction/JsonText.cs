using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ElbContract.Traffic.Redaction;

/// <summary>Texts in JSON, within other JSON texts too: there every quote has as many backslashes before it as the depth says.</summary>
internal static class JsonText
{
    /// <summary>JSON in a text in a text in a text in a text.</summary>
    public const int Deepest = 15;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("+-.0123456789eE"u8);

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

    /// <summary>Marks a text or number that is secret or a project's id; of a name in the plural, a number is a count.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="at">Where the value begins, with the backslashes before its quote.</param>
    /// <param name="depth">As of <see cref="End"/>.</param>
    /// <param name="kind">What its name is; nothing is marked for <see cref="NameKind.None"/>.</param>
    /// <param name="marks">Where it is put.</param>
    /// <returns>What is after it.</returns>
    public static int MarkOne(ReadOnlySpan<byte> bytes, int at, int depth, NameKind kind, List<Mark> marks)
    {
        var isProject = kind.HasFlag(NameKind.Project);
        var start = at + depth;
        if (start < bytes.Length && bytes[start] == (byte)'"')
        {
            var end = End(bytes, ++start, depth);
            if (end > start && kind != NameKind.None && !IsCount(bytes[start..end], kind))
                marks.Add(new Mark(start, end, Spelling.Json, depth, isProject));
            return Math.Min(bytes.Length, end + depth + 1);
        }

        var digits = bytes[at..].IndexOfAnyExcept(Digits);
        if (digits < 0)
            digits = bytes.Length - at;
        if (digits > 0 && bytes[at] != (byte)'e' && kind != NameKind.None && !kind.HasFlag(NameKind.Plural))
            marks.Add(new Mark(at, at + digits, Spelling.Number, depth, isProject));
        return at + digits;
    }

    /// <summary>Whether a value under a name in the plural is a number.</summary>
    public static bool IsCount(ReadOnlySpan<byte> value, NameKind kind) =>
        kind.HasFlag(NameKind.Plural) && value.Length < Spellings.ShortestSought && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

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
