using System.Globalization;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Hexadecimal digits within escapes.</summary>
internal static class Hex
{
    public static bool Is(ReadOnlySpan<byte> text, int at, int count)
    {
        if (at + count > text.Length)
            return false;
        foreach (var digit in text.Slice(at, count))
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
        }

        return true;
    }

    public static int Of(ReadOnlySpan<byte> text, int at, int count) =>
        int.Parse(text.Slice(at, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The character of <c>\uXXXX</c>, or of two of them that belong together, however many backslashes stand before the
    /// second.</summary>
    /// <param name="text">What it is in.</param>
    /// <param name="at">The first of its four digits.</param>
    /// <param name="end">What is after it.</param>
    public static Rune Rune(ReadOnlySpan<byte> text, int at, out int end)
    {
        var unit = (char)Of(text, at, 4);
        end = at + 4;
        if (char.IsHighSurrogate(unit))
        {
            var second = text[end..].IndexOfAnyExcept((byte)'\\') is > 0 and var backslashes ? end + backslashes : text.Length;
            if (
                second < text.Length
                && text[second] == (byte)'u'
                && Is(text, second + 1, 4)
                && System.Text.Rune.TryCreate(unit, (char)Of(text, second + 1, 4), out var pair)
            )
            {
                end = second + 5;
                return pair;
            }
        }

        return System.Text.Rune.TryCreate(unit, out var rune) ? rune : System.Text.Rune.ReplacementChar;
    }
}
