using System.Globalization;
using System.Text;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Reports;

/// <summary>What others wrote (an endpoint, a recording, the name of a file) is shown, and never reaches a terminal or a CI log as a
/// command to it, nor a file as a character that its format forbids.</summary>
public static class Inert
{
    private const char Replacement = '\uFFFD';

    /// <summary>One line of characters that can be seen.</summary>
    public static string Line(string text) => Replace(text, keepsLines: false);

    /// <summary>Characters that can be seen, tabs and line feeds.</summary>
    public static string Text(string text) => Replace(text.ReplaceLineEndings("\n"), keepsLines: true);

    /// <summary>One line for a terminal or the log of a CI server, which takes some texts for commands of a workflow.</summary>
    public static string Printed(string text)
    {
        var line = WithoutCommands(Line(text), Replacement.ToString());
        var begin = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(begin).StartsWith("::", StringComparison.Ordinal)
            ? $"{line[..(begin + 1)]}{Replacement}{line[(begin + 2)..]}"
            : line;
    }

    /// <summary>JSON of the same meaning, with what cannot be seen, and what begins a command of a workflow, as escapes.</summary>
    /// <param name="json">Well-formed: outside of texts there is nothing but ASCII.</param>
    public static string Json(string json)
    {
        json = WithoutCommands(json, "\\u005b");
        if (!UnseenCharacters.AreIn(json))
            return json;
        var inert = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (!UnseenCharacters.Has(rune) || rune.Value is '\n' or '\r' or '\t')
                inert.Append(rune);
            else
                foreach (var half in rune.ToString())
                    inert.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}");
        }

        return inert.ToString();
    }

    private static string Replace(string text, bool keepsLines)
    {
        if (!UnseenCharacters.AreIn(text))
            return text;
        var inert = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // Half a pair is enumerated as the replacement character.
        {
            if (UnseenCharacters.Has(rune) && !(keepsLines && rune.Value is '\n' or '\t'))
                inert.Append(Replacement);
            else
                inert.Append(rune);
        }

        return inert.ToString();
    }

    // ##[ and ##name[ begin a command wherever they stand.
    private static string WithoutCommands(string text, string bracket)
    {
        if (!text.Contains("##", StringComparison.Ordinal))
            return text;
        var inert = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (sign == '[' && BeginsCommand(inert))
                inert.Append(bracket);
            else
                inert.Append(sign);
        }

        return inert.ToString();
    }

    private static bool BeginsCommand(StringBuilder before)
    {
        var end = before.Length;
        while (end > 0 && (char.IsLetterOrDigit(before[end - 1]) || before[end - 1] == '_'))
            end--;
        return end > 1 && before[end - 1] == '#' && before[end - 2] == '#';
    }
}
