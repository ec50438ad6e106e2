using System.Globalization;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>HTML's character references: by number, and the five names that escape markup, with those that stand for signs of addresses
/// and of base64.</summary>
internal static class Entities
{
    // The longest that is read: &#x0010FFFF;
    private const int Longest = 12;

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

    /// <param name="text">What it is in.</param>
    /// <param name="at">Its ampersand.</param>
    /// <param name="rune">What it stands for.</param>
    /// <param name="end">What is after it.</param>
    public static bool Read(ReadOnlySpan<byte> text, int at, out Rune rune, out int end)
    {
        (rune, end) = (default, at);
        var rest = text[(at + 1)..Math.Min(text.Length, at + Longest)];
        var length = rest.IndexOf((byte)';');
        if (length < 2)
            return false;
        end = at + length + 2;
        return rest[0] == (byte)'#' ? ByNumber(rest[1..length], out rune) : ByName(rest[..length], out rune);
    }

    private static bool ByNumber(ReadOnlySpan<byte> number, out Rune rune)
    {
        rune = default;
        var isHex = number[0] is (byte)'x' or (byte)'X';
        return int.TryParse(
                isHex ? number[1..] : number,
                isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var value
            ) && Rune.TryCreate(value, out rune);
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
