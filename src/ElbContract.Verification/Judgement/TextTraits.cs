using System.Globalization;
using System.Text;
using ElbContract.Specification.Listeners;

namespace ElbContract.Verification.Judgement;

/// <summary>What can be refused about a name or a description: hardly ever that one text, but its length, a character in it, or where one
/// stands.</summary>
internal static class TextTraits
{
    public static IEnumerable<Trait> Of(ListenerField field, string text)
    {
        yield return new Trait(field, Aspect.Length, text.EnumerateRunes().Count().ToString(CultureInfo.InvariantCulture));
        var kinds = text.EnumerateRunes().Select(KindOf).ToList();
        if (kinds.Count == 0)
            yield break;
        var all = kinds.Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var kind in all)
            yield return Characters(field, "has " + kind);
        yield return Characters(field, "starts with " + kinds[0]);
        yield return Characters(field, "ends with " + kinds[^1]);
        yield return Characters(field, "has only " + string.Join(" and ", all));
    }

    private static Trait Characters(ListenerField field, string what) => new(field, Aspect.Characters, what);

    private static string KindOf(Rune character) =>
        character switch
        {
            { Value: >= 'a' and <= 'z' } => "lower-case letters",
            { Value: >= 'A' and <= 'Z' } => "upper-case letters",
            { Value: >= '0' and <= '9' } => "digits",
            { IsAscii: true } => character.ToString(),
            _ when Rune.IsLetter(character) => "letters outside ASCII",
            _ => "symbols outside ASCII",
        };
}
