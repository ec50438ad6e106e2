using System.Buffers;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Tells what stands in the place of a secret, or says something of one: <c>&lt;token&gt;</c>, <c>$OS_TOKEN</c>, <c>***</c>,
/// <c>required</c>, <c>must not be empty</c>.</summary>
internal static class Placeholders
{
    private const int Longest = 128;
    private const int LongestWord = 32;

    private static readonly SearchValues<byte> Dummies = SearchValues.Create("*xX.-<>"u8);
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> InNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- "u8);
    private static readonly SearchValues<byte> InVariables = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"u8);
    private static readonly SearchValues<byte> InSentences = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'., "u8
    );

    // What messages and listeners have under such a name; nobody's secret is one of them.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(
        [
            "required",
            "mandatory",
            "optional",
            "missing",
            "invalid",
            "expired",
            "unknown",
            "empty",
            "none",
            "null",
            "nil",
            "true",
            "false",
            "string",
            "enabled",
            "disabled",
            "insert",
            "unauthorized",
            "forbidden",
        ],
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    // Words of which sentences about values are made.
    private static readonly SearchValues<string> InMessages = SearchValues.Create(
        [" must ", " not ", " is ", " cannot ", " should ", " required", " missing", " invalid", " empty", " expired"],
        StringComparison.OrdinalIgnoreCase
    );

    public static bool Are(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || value.Length > Longest)
            return false;
        if (value.StartsWith("Bearer "u8))
            value = value["Bearer "u8.Length..];
        return value.SequenceEqual("redacted"u8)
            || value.IndexOfAnyExcept(Dummies) < 0
            || AreInBrackets(value)
            || AreVariable(value)
            || AreWords(value);
    }

    private static bool AreInBrackets(ReadOnlySpan<byte> value)
    {
        if (value is [(byte)'{', (byte)'{', .., (byte)'}', (byte)'}'])
            value = value[1..^1];
        return value is [(byte)'<', .., (byte)'>'] or [(byte)'{', .., (byte)'}'] or [(byte)'[', .., (byte)']']
            && !value[1..^1].ContainsAnyExcept(InNames);
    }

    private static bool AreVariable(ReadOnlySpan<byte> value)
    {
        if (value is [(byte)'$', (byte)'{', .., (byte)'}'])
            return !value[2..^1].ContainsAnyExcept(InNames);
        return value.Length > 1 && value[0] == (byte)'$' && !value[1..].ContainsAnyExcept(InVariables);
    }

    private static bool AreWords(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAnyExcept(Letters))
        {
            Span<char> word = stackalloc char[LongestWord];
            return value.Length <= LongestWord && Words.Contains(word[..Encoding.ASCII.GetChars(value, word)]);
        }

        if (!value.Contains((byte)' ') || value.ContainsAnyExcept(InSentences))
            return false;
        Span<char> sentence = stackalloc char[Longest + 2];
        sentence.Fill(' ');
        Encoding.ASCII.GetChars(value, sentence[1..]);
        return sentence[..(value.Length + 2)].ContainsAny(InMessages);
    }
}
