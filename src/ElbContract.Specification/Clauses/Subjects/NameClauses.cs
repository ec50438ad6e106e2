using System.Buffers;
using System.Text;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Specification.Clauses.Subjects;

internal static class NameClauses
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8
    );

    public static IReadOnlyList<Clause> All { get; } =
    [
        Rules.Mandatory("name.mandatory", "p58892473", "A listener has a name.", Name),
        Rules.StringType("name.type", "p47475220175312", "A name is a string.", Name),
        new(ClauseIds.NameLength, Strength.Reject, ["li2214816191929"], "A name has 1 to 64 characters.")
        {
            Shape = new Shape.Length(Name, 1, 64),
            Request = request => TextRules.Length(request, Name, 1, 64),
        },
        new(ClauseIds.NameCharacters, Strength.Reject, ["li2214816191929"], "A name consists of letters, digits, underscores and hyphens.")
        {
            Request = Characters,
        },
    ];

    private static Ruling Characters(RequestFacts request)
    {
        if (request.Body.IsPlainText(Name, out var plain) && plain.Length > 0 && !plain.ContainsAnyExcept(Plain))
            return Ruling.Accept;
        if (request.Body.Text(Name) is not { Length: > 0 } name)
            return Ruling.None;
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
