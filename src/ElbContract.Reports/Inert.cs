using System.Buffers;
using System.Text;

namespace ElbContract.Reports;

/// <summary>What an endpoint answers is shown, and never reaches a terminal as a command to it, nor a file as a character that its format
/// forbids.</summary>
internal static class Inert
{
    private const char Replacement = '\uFFFD';

    // Control characters, those that turn the direction of what follows, halves of pairs, and what is no character.
    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        .. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(IsSuspect),
    ]);

    /// <summary>One line of printable characters.</summary>
    public static string Line(string text) => Replace(text, keepsLines: false);

    /// <summary>Printable characters, tabs and line feeds.</summary>
    public static string Text(string text) => Replace(text.ReplaceLineEndings("\n"), keepsLines: true);

    private static string Replace(string text, bool keepsLines)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
            return text;
        var inert = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                inert.Append(text, i++, 2);
            else
                inert.Append(IsSuspect(text[i]) && !(keepsLines && text[i] is '\n' or '\t') ? Replacement : text[i]);
        }

        return inert.ToString();
    }

    private static bool IsSuspect(char character) =>
        char.IsControl(character)
        || char.IsSurrogate(character)
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';
}
