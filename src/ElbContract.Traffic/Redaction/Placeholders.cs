using System.Buffers;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Tells what stands in the place of a secret, or says something of one: <c>&lt;token&gt;</c>, <c>$OS_TOKEN</c>, <c>***</c>,
/// <c>required</c>, <c>must not be empty</c>.</summary>
internal static class Placeholders
{
    private const int Longest = 128;
    private const int LongestWord = 32;

    // A name is told from a secret by how few it has.
    private const int MostDigits = 2;

    private static readonly SearchValues<byte> Dummies = SearchValues.Create("*xX.-<>"u8);
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> InNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- "u8);
    private static readonly SearchValues<byte> InVariables = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"u8);
    private static readonly SearchValues<byte> InCommands = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.~/ "u8
    );
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

    // What follows "your" or a colon where a value is to be put in.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> OfSecrets = new HashSet<string>(
        [
            "here",
            "token",
            "access",
            "accesstoken",
            "api",
            "apikey",
            "auth",
            "authtoken",
            "bearer",
            "iam",
            "id",
            "key",
            "password",
            "private",
            "project",
            "secret",
            "security",
            "session",
            "subject",
            "user",
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
        return AreOne(WithoutScheme(value)) || AreFields(WithoutScheme(value));
    }

    private static ReadOnlySpan<byte> WithoutScheme(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)' ');
        return
            end > 0
            && (
                value[..end].SequenceEqual("Bearer"u8)
                || value[..end].SequenceEqual("Basic"u8)
                || value[..end].SequenceEqual("Token"u8)
                || value[..end].EndsWith("SDK-HMAC-SHA256"u8)
            )
            ? value[(end + 1)..]
            : value;
    }

    // A cookie or a signature: each value is one.
    private static bool AreFields(ReadOnlySpan<byte> value)
    {
        foreach (var range in value.Split(value.Contains((byte)',') ? (byte)',' : (byte)';'))
        {
            var field = value[range].Trim((byte)' ');
            var end = field.IndexOf((byte)'=');
            if (end is <= 0 or > LongestWord || field[..end].ContainsAnyExcept(InNames))
                return false;
            if (!field[..end].SequenceEqual("SignedHeaders"u8) && (end == field.Length - 1 || !AreOne(field[(end + 1)..])))
                return false;
        }

        return true;
    }

    private static bool AreOne(ReadOnlySpan<byte> value)
    {
        return value.SequenceEqual("redacted"u8)
            || value.IndexOfAnyExcept(Dummies) < 0
            || AreInBrackets(value)
            || AreVariable(value)
            || AreTemplate(value)
            || AreToBeReplaced(value)
            || AreWords(value);
    }

    private static bool AreInBrackets(ReadOnlySpan<byte> value)
    {
        if (value is [(byte)'{', (byte)'{', .., (byte)'}', (byte)'}'])
            value = value[1..^1];
        return value is [(byte)'<', .., (byte)'>'] or [(byte)'{', .., (byte)'}'] or [(byte)'[', .., (byte)']']
            && AreName(value[1..^1], InNames);
    }

    private static bool AreVariable(ReadOnlySpan<byte> value)
    {
        if (value is [(byte)'$', (byte)'{', .., (byte)'}'])
            return AreName(value[2..^1], InNames);
        return value.Length > 1 && value[0] == (byte)'$' && AreName(value[1..], InVariables);
    }

    // %TOKEN%, $env:TOKEN, #{token}, {{$randomUUID}}, <%= token %>, $(cat token)
    private static bool AreTemplate(ReadOnlySpan<byte> value) =>
        value switch
        {
            [(byte)'%', _, .., (byte)'%'] => AreShort(value[1..^1], InVariables),
            [(byte)'$', _, _, _, (byte)':', ..] when Ascii.EqualsIgnoreCase(value[1..4], "env"u8) => AreShort(value[5..], InVariables),
            [(byte)'#', (byte)'{', .., (byte)'}'] => AreShort(value[2..^1], InNames),
            [(byte)'{', (byte)'{', (byte)'$', .., (byte)'}', (byte)'}'] => AreShort(value[3..^2], Letters),
            [(byte)'<', (byte)'%', (byte)'=', .., (byte)'%', (byte)'>'] => AreShort(value[3..^2].Trim((byte)' '), InNames),
            [(byte)'$', (byte)'(', .., (byte)')'] => AreShort(value[2..^1], InCommands),
            _ => false,
        };

    private static bool AreShort(ReadOnlySpan<byte> name, SearchValues<byte> signs) =>
        name.Length is > 0 and <= LongestWord && AreName(name, signs);

    // your-token-here, YOUR_API_KEY, :token
    private static bool AreToBeReplaced(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 2 or > LongestWord)
            return false;
        if (value[0] == (byte)':')
            value = value[1..];
        else if (value.Length > 5 && Ascii.EqualsIgnoreCase(value[..4], "your"u8) && value[4] is (byte)'-' or (byte)'_')
            value = value[5..];
        else
            return false;
        Span<char> text = stackalloc char[LongestWord];
        text = text[..Encoding.ASCII.GetChars(value, text)];
        foreach (var word in text.SplitAny('-', '_'))
        {
            if (!OfSecrets.Contains(text[word]))
                return false;
        }

        return true;
    }

    private static bool AreName(ReadOnlySpan<byte> name, SearchValues<byte> signs)
    {
        var digits = 0;
        foreach (var sign in name)
        {
            if (sign is >= (byte)'0' and <= (byte)'9')
                digits++;
            else if (!signs.Contains(sign))
                return false;
        }

        return digits <= MostDigits;
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
