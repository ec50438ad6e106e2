using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>A text with its percent and JSON escapes and HTML entities undone, however deep, mixed and redundant; and where each
/// of its bytes came from.</summary>
/// <remarks>
/// It serves to find values in whatever spelling, not to be read: backslashes are gone. What is sought is unescaped likewise, so that a
/// value with a backslash or a percent sign of its own is found as well.
/// </remarks>
internal sealed class Unescaped
{
    private const int MostRounds = 8;

    private readonly Unescaped? _outer;
    private readonly byte[] _bytes;
    private readonly int[] _origins;
    private int _length;

    private Unescaped(ReadOnlySpan<byte> text, Unescaped? outer)
    {
        _outer = outer;
        _bytes = new byte[text.Length];
        _origins = new int[text.Length + 1];
        for (var at = 0; at < text.Length; )
            at = Take(text, at);
        Put(0, text.Length);
        _length--;
    }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Null where the text has no escape, and so is what it says.</summary>
    public static Unescaped? Of(ReadOnlySpan<byte> text)
    {
        if (!HasEscape(text))
            return null;
        var unescaped = new Unescaped(text, null);
        for (var round = 1; round < MostRounds && HasEscape(unescaped.Bytes); round++)
        {
            var next = new Unescaped(unescaped.Bytes, unescaped);
            if (next._length == unescaped._length)
                break;
            unescaped = next;
        }

        return unescaped;
    }

    /// <summary>The place in the text of a byte here; of the end, its end.</summary>
    public int Origin(int at) => _origins[at];

    private static bool HasEscape(ReadOnlySpan<byte> text) => text.ContainsAny((byte)'%', (byte)'\\') || Entities.AreIn(text);

    private int Take(ReadOnlySpan<byte> text, int at)
    {
        var next = text[at] switch
        {
            (byte)'%' => Percent(text, at),
            (byte)'\\' => Backslash(text, at),
            (byte)'&' => Entity(text, at),
            _ => at,
        };
        if (next > at)
            return next;
        Put(text[at], at);
        return at + 1;
    }

    private int Percent(ReadOnlySpan<byte> text, int at)
    {
        if (!Hex.Is(text, at + 1, 2))
            return at;
        Put((byte)Hex.Of(text, at + 1, 2), at);
        return at + 3;
    }

    private int Entity(ReadOnlySpan<byte> text, int at)
    {
        if (!Entities.Read(text, at, out var rune, out var end))
            return at;
        Put(rune, at);
        return end;
    }

    private int Backslash(ReadOnlySpan<byte> text, int at)
    {
        var sign = at + Math.Max(0, text[at..].IndexOfAnyExcept((byte)'\\'));
        if (sign == at)
            return text.Length; // Nothing but backslashes.
        switch (text[sign])
        {
            case (byte)'u' when Hex.Is(text, sign + 1, 4):
                return Unicode(text, at, sign + 1);
            case (byte)'x' when Hex.Is(text, sign + 1, 2):
                Put((byte)Hex.Of(text, sign + 1, 2), at);
                return sign + 3;
            case (byte)'%':
                return sign;
            default:
                Put(Control(text[sign]), at);
                return sign + 1;
        }
    }

    private int Unicode(ReadOnlySpan<byte> text, int at, int digits)
    {
        var rune = Hex.Rune(text, digits, out var end);
        Put(rune, at);
        return end;
    }

    private void Put(Rune rune, int origin)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var one in utf8[..rune.EncodeToUtf8(utf8)])
            Put(one, origin);
    }

    private void Put(byte one, int origin)
    {
        _origins[_length] = _outer?.Origin(origin) ?? origin;
        if (_length < _bytes.Length)
            _bytes[_length] = one;
        _length++;
    }

    /// <summary>What a letter after a backslash stands for.</summary>
    public static byte Control(byte letter) =>
        letter switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => letter,
        };
}
