using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>HTML's character references: by number, and the five names that escape markup, with those that stand for signs of addresses
/// and of base64.</summary>
internal static class Entities
{
    private const int LongestName = 6;

    private static ReadOnlySpan<byte> Named => "quot\"amp&lt<gt>apos'equals=plus+sol/percnt%colon:lowbar_num#quest?commat@bsol\\period."u8;

    public static bool AreIn(ReadOnlySpan<byte> text)
    {
        for (int at; (at = text.IndexOf((byte)'&')) >= 0; text = text[(at + 1)..])
        {
            if (Read(text, at, out _, out _))
                return true;
        }

        return false;
    }

    /// <summary>As browsers do, it reads numbers with any zeros before them, and without the semicolon after them.</summary>
    /// <param name="text">What it is in.</param>
    /// <param name="at">Its ampersand.</param>
    /// <param name="rune">What it stands for.</param>
    /// <param name="end">What is after it.</param>
    public static bool Read(ReadOnlySpan<byte> text, int at, out Rune rune, out int end)
    {
        (rune, end) = (default, at);
        var rest = text[(at + 1)..];
        return rest.StartsWith((byte)'#') ? ByNumber(text, at + 2, out rune, out end) : ByName(rest, at + 1, out rune, out end);
    }

    private static bool ByNumber(ReadOnlySpan<byte> text, int at, out Rune rune, out int end)
    {
        var isHex = at < text.Length && text[at] is (byte)'x' or (byte)'X';
        var first = isHex ? at + 1 : at;
        var value = 0;
        for (end = first; end < text.Length && Digit(text[end], isHex) is >= 0 and var digit; end++)
            value = Math.Min(value * (isHex ? 16 : 10) + digit, 0x110000);
        var isThere = end > first;
        if (end < text.Length && text[end] == (byte)';')
            end++;
        return Rune.TryCreate(value, out rune) && isThere;
    }

    private static int Digit(byte sign, bool isHex) =>
        char.IsAsciiDigit((char)sign) ? sign - '0'
        : isHex && char.IsAsciiHexDigit((char)sign) ? (sign | 0x20) - 'a' + 10
        : -1;

    private static bool ByName(ReadOnlySpan<byte> rest, int start, out Rune rune, out int end)
    {
        (rune, end) = (default, start);
        // The oldest four are read without a semicolon, too.
        foreach (var old in (ReadOnlySpan<string>)["quot", "amp", "lt", "gt"])
        {
            if (rest.Length >= old.Length && Ascii.Equals(rest[..old.Length], old))
            {
                end = start + old.Length;
                if (end - start < rest.Length && rest[old.Length] == (byte)';')
                    end++;
                return ByName(rest[..old.Length], out rune);
            }
        }

        var length = rest[..Math.Min(rest.Length, LongestName + 1)].IndexOf((byte)';');
        if (length < 2)
            return false;
        end = start + length + 1;
        return ByName(rest[..length], out rune);
    }

    private static bool ByName(ReadOnlySpan<byte> name, out Rune rune)
    {
        rune = default;
        var at = Named.IndexOf(name);
        if (at < 0 || at + name.Length == Named.Length)
            return false;
        var sign = Named[at + name.Length];
        if (char.IsAsciiLetter((char)sign) || (at > 0 && char.IsAsciiLetter((char)Named[at - 1])))
            return false;
        rune = new Rune(sign);
        return true;
    }
}
