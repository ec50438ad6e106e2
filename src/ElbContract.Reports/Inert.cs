using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ElbContract.Reports;

/// <summary>What others wrote (an endpoint, a recording, the name of a file) is shown, and never reaches a terminal or a CI log as a
/// command to it, nor a file as a character that its format forbids.</summary>
public static partial class Inert
{
    private const char Replacement = '\uFFFD';

    // Halves of pairs are looked at in pairs: signs that nobody sees stand beyond the first 65,536 too.
    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        .. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(code => char.IsSurrogate(code) || IsSuspect(new Rune(code))),
    ]);

    /// <summary>One line of characters that can be seen.</summary>
    public static string Line(string text) => Replace(text, keepsLines: false);

    /// <summary>Characters that can be seen, tabs and line feeds.</summary>
    public static string Text(string text) => Replace(text.ReplaceLineEndings("\n"), keepsLines: true);

    /// <summary>One line for a terminal or the log of a CI server, which takes some texts for commands of a workflow.</summary>
    public static string Printed(string text)
    {
        var line = Line(text);
        if (line.AsSpan().TrimStart() is [':', ':', ..] || line.Contains("##", StringComparison.Ordinal))
            line = Command().Replace(line, mark => mark.Value[..^1] + Replacement);
        return line;
    }

    /// <summary>JSON of the same meaning, with what cannot be seen, and what begins a command of a workflow, as escapes.</summary>
    /// <param name="json">Well-formed: outside of texts there is nothing but ASCII.</param>
    public static string Json(string json)
    {
        json = Command().Replace(json, mark => mark.Value[..^1] + "\\u005b");
        if (!json.AsSpan().ContainsAny(Suspects))
            return json;
        var inert = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (!IsSuspect(rune) || rune.Value is '\n' or '\r' or '\t')
                inert.Append(rune);
            else
                foreach (var half in rune.ToString())
                    inert.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}");
        }

        return inert.ToString();
    }

    private static string Replace(string text, bool keepsLines)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
            return text;
        var inert = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSuspect(rune) && !(keepsLines && rune.Value is '\n' or '\t'))
                inert.Append(Replacement);
            else
                inert.Append(rune);
        }

        return inert.ToString();
    }

    // Controls; what turns or joins or hides what stands beside it; line separators; what is no character. Half a pair is enumerated as the
    // replacement character.
    private static bool IsSuspect(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE;

    // Two colons begin one where they begin the line; ##[ and ##name[ do so anywhere.
    [GeneratedRegex(@"^\s*::|##\w*\[", RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
