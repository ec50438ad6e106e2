using ElbContract.Specification.Clauses;
using ElbContract.Specification.Listeners;
using static ElbContract.Specification.Listeners.ListenerField;

namespace ElbContract.Emulator.Faults;

/// <summary>What can be wrong with the characters of names and descriptions.</summary>
internal static class CharacterFaults
{
    private static readonly (string What, string Words, char Character)[] Signs =
    [
        ("dot", "a dot", '.'),
        ("comma", "a comma", ','),
        ("colon", "a colon", ':'),
        ("slash", "a slash", '/'),
        ("backslash", "a backslash", '\\'),
        ("at-sign", "an at sign", '@'),
        ("plus-sign", "a plus sign", '+'),
        ("ampersand", "an ampersand", '&'),
        ("percent-sign", "a percent sign", '%'),
        ("quotation-mark", "a quotation mark", '"'),
        ("apostrophe", "an apostrophe", '\''),
        ("space", "a space", ' '),
    ];

    private static readonly (string What, string Words, char Character)[] AngleBrackets =
    [
        ("opening-angle-bracket", "an opening angle bracket", '<'),
        ("closing-angle-bracket", "a closing angle bracket", '>'),
    ];

    private static readonly (string What, string Words, char Character)[] Lines =
    [
        ("tab", "a tab", '\t'),
        ("new-line", "a new line", '\n'),
    ];

    public static IEnumerable<SeededFault> All =>
        [
            Refused(Name, "lower-case", "lower-case letters only", name => name.All(char.IsAsciiLetterLower)),
            Refused(Name, "upper-case", "upper-case letters", name => name.Any(char.IsAsciiLetterUpper)),
            Refused(Name, "digits-alone", "digits only", name => name.All(char.IsAsciiDigit)),
            Refused(Name, "digit-in-front", "a digit in front", name => char.IsAsciiDigit(name[0])),
            Refused(
                Name,
                "digit-at-the-end",
                "a digit and no hyphen, the digit at the end",
                name => char.IsAsciiDigit(name[^1]) && !name.Contains('-', StringComparison.Ordinal)
            ),
            Refused(Name, "underscore", "an underscore", name => name.Contains('_', StringComparison.Ordinal)),
            Refused(Name, "underscore-in-front", "an underscore in front", name => name[0] == '_'),
            Refused(Name, "underscore-at-the-end", "an underscore at the end", name => name[^1] == '_'),
            Refused(Name, "hyphen-in-front", "a hyphen in front", name => name[0] == '-'),
            Refused(Name, "hyphen-at-the-end", "a hyphen at the end", name => name[^1] == '-'),
            Refused(Name, "signs-alone", "no letter and no digit", name => !name.Any(char.IsAsciiLetterOrDigit)),
            .. Signs
                .Concat(AngleBrackets)
                .Concat(Lines)
                .Select(sign =>
                    Accepted(Name, sign.What, sign.Words, name => name.All(letter => letter == sign.Character || IsOfAName(letter)))
                ),
            Accepted(Name, "outer-space", "a space in front or at the end", name => name.Trim(' ').All(IsOfAName)),
            Accepted(
                Name,
                "sign-beyond-ascii",
                "a symbol outside ASCII",
                name => name.All(letter => !char.IsAscii(letter) || IsOfAName(letter))
            ),
            SeededFault.Accepting(ClauseIds.NameCharacters, "not-checked", "A name of any characters is accepted.", _ => true),
            .. AngleBrackets.Select(sign =>
                Accepted(
                    Description,
                    sign.What,
                    sign.Words,
                    text => !AngleBrackets.Any(other => other != sign && text.Contains(other.Character, StringComparison.Ordinal))
                )
            ),
            Accepted(
                Description,
                "inner-angle-bracket",
                "an angle bracket neither in front nor at the end",
                text => !IsAngleBracket(text[0]) && !IsAngleBracket(text[^1])
            ),
            SeededFault.Accepting(
                ClauseIds.DescriptionCharacters,
                "not-checked",
                "A description of any characters is accepted.",
                _ => true
            ),
            .. Signs.Select(sign =>
                Refused(Description, sign.What, sign.Words, text => text.Contains(sign.Character, StringComparison.Ordinal))
            ),
            Refused(Description, "letter-beyond-ascii", "a letter outside ASCII", text => !System.Text.Ascii.IsValid(text)),
            SeededFault.Refusing(
                ClauseIds.DescriptionLength,
                "bytes-counted",
                "A description of at most 128 characters and more than 128 bytes is refused.",
                request => request.Text(Description) is { } text && System.Text.Encoding.UTF8.GetByteCount(text) > 128
            ),
        ];

    private static SeededFault Accepted(ListenerField field, string what, string words, Func<string, bool> when) =>
        SeededFault.Accepting(
            field.JsonName() + ".characters",
            what + "-accepted",
            $"A {field.JsonName()} with {words} is accepted.",
            request => request.Text(field) is { Length: > 0 } text && when(text)
        );

    private static SeededFault Refused(ListenerField field, string what, string words, Func<string, bool> when) =>
        SeededFault.Refusing(
            field.JsonName() + ".characters",
            what + "-refused",
            $"A {field.JsonName()} with {words} is refused.",
            request => request.Text(field) is { Length: > 0 } text && when(text)
        );

    private static bool IsOfAName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';

    private static bool IsAngleBracket(char letter) => letter is '<' or '>';
}
