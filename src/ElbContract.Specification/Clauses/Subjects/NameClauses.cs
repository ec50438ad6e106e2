using System.Text;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class NameClauses
{
    public static IReadOnlyList<Clause> All { get; } =
    [
        Rules.Mandatory("name.mandatory", "p58892473", "A listener has a name.", Name),
        Rules.StringType("name.type", "p47475220175312", "A name is a string.", Name),
        new(ClauseIds.NameLength, Strength.Reject, ["li2214816191929"], "A name has 1 to 64 characters.")
        {
            Shape = new Shape.Length(Name, 1, 64),
            Request = request => request.Body.Text(Name) is { } name ? TextRules.Length(name, 1, 64, Name) : Ruling.None,
        },
        new(ClauseIds.NameCharacters, Strength.Reject, ["li2214816191929"], "A name consists of letters, digits, underscores and hyphens.")
        {
            Request = request => request.Body.Text(Name) is { Length: > 0 } name ? Characters(name) : Ruling.None,
        },
    ];

    private static Ruling Characters(string name)
    {
        var ruling = Ruling.Accept;
        foreach (var character in name.EnumerateRunes())
        {
            if (character.IsAscii && (Rune.IsLetterOrDigit(character) || character.Value is '_' or '-'))
                continue;
            // Whether a letter beyond ASCII is a letter is not said; another page of the API allows some.
            if (character.IsAscii || !IsLetterLike(character))
                return Ruling.Reject;
            ruling = Ruling.Free(Name);
        }

        return ruling;
    }

    private static bool IsLetterLike(Rune character) =>
        Rune.IsLetterOrDigit(character)
        || Rune.GetUnicodeCategory(character)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
