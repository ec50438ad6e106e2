using System.Buffers;
using System.Globalization;
using System.Text;

namespace ElbContract.Traffic.Exchanges;

/// <summary>What nobody sees on a terminal or in a log, or what changes how the text beside it is seen there.</summary>
public static class UnseenCharacters
{
    private static readonly SearchValues<char> Seen = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code),
    ]);

    /// <summary>Controls, line feeds and tabs too; what turns or joins or hides what stands beside it; line separators; what is no
    /// character.</summary>
    public static bool Has(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE;

    /// <summary>Whether a text has one, or half a pair.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(Seen);
        while (at >= 0)
        {
            text = text[at..];
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done || Has(rune))
                return true;
            text = text[length..];
            at = text.IndexOfAnyExcept(Seen);
        }

        return false;
    }
}
