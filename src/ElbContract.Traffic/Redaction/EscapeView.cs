using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>How signs of a text are written that would end it, or mean something else, as themselves.</summary>
internal enum Escape
{
    /// <summary>Within a JSON text.</summary>
    Backslash,

    /// <summary>In an address or form.</summary>
    Percent,

    /// <summary>In HTML.</summary>
    Entity,

    /// <summary>In UTF-16 and UTF-32, of either byte order: the zeros beside each sign of ASCII.</summary>
    Zeros,
}

/// <summary>What a text says with one kind of escape undone, once; and where each of its bytes came from.</summary>
internal sealed class EscapeView
{
    private static readonly SearchValues<byte> Begins = SearchValues.Create("\\%&\0"u8);

    private readonly EscapeView? _outer;
    private readonly byte[] _bytes;
    private readonly int[] _origins;
    private int _length;

    /// <param name="text">A body, or a view of one.</param>
    /// <param name="escape">What is undone.</param>
    /// <param name="outer">The view; null of a body.</param>
    public EscapeView(ReadOnlySpan<byte> text, Escape escape, EscapeView? outer)
    {
        _outer = outer;
        Escape = escape;
        Level = 1 + (outer?.Level ?? 0);
        JsonLevel = (outer?.JsonLevel ?? 0) + (escape == Escape.Backslash ? 1 : 0);
        _bytes = new byte[text.Length];
        _origins = new int[text.Length + 1];
        for (var at = 0; at < text.Length; )
        {
            at = escape switch
            {
                Escape.Backslash => Backslash(text, at),
                Escape.Percent => Percent(text, at),
                Escape.Entity => Entity(text, at),
                _ => Zero(text, at),
            };
        }

        _origins[_length] = outer?.Origin(text.Length) ?? text.Length;
    }

    public Escape Escape { get; }

    /// <summary>1 of a body's view.</summary>
    public int Level { get; }

    /// <summary>In how many JSON texts, one in the other, this stands.</summary>
    public int JsonLevel { get; }

    /// <summary>Whether the text had any such escape.</summary>
    public bool IsOther => _length < _bytes.Length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The place in the body of a byte here; of the end, its end.</summary>
    public int Origin(int at) => _origins[at];

    /// <summary>Whether a text has escapes of a kind behind which names or addresses could stand.</summary>
    public static bool Helps(ReadOnlySpan<byte> text, Escape escape) =>
        escape switch
        {
            Escape.Backslash => text.Contains((byte)'\\'),
            Escape.Percent => text.IndexOf("%2"u8) >= 0 || text.IndexOf("%3"u8) >= 0,
            Escape.Entity => Entities.AreIn(text),
            _ => text.Contains((byte)0),
        };

    /// <summary>False for most texts: none of any kind is in them.</summary>
    public static bool MayHelp(ReadOnlySpan<byte> text) => text.ContainsAny(Begins);

    private int Backslash(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] != (byte)'\\' || at + 1 == text.Length)
            return Keep(text, at);
        if (text[at + 1] == (byte)'x' && Hex.Is(text, at + 2, 2))
        {
            Put((byte)Hex.Of(text, at + 2, 2), at);
            return at + 4;
        }

        if (text[at + 1] != (byte)'u' || !Hex.Is(text, at + 2, 4))
        {
            Put(Unescaped.Control(text[at + 1]), at);
            return at + 2;
        }

        var rune = Hex.Rune(text, at + 2, out var end);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var one in utf8[..rune.EncodeToUtf8(utf8)])
            Put(one, at);
        return end;
    }

    private int Percent(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] != (byte)'%' || !Hex.Is(text, at + 1, 2))
            return Keep(text, at);
        Put((byte)Hex.Of(text, at + 1, 2), at);
        return at + 3;
    }

    private int Entity(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] != (byte)'&' || !Entities.Read(text, at, out var rune, out var end))
            return Keep(text, at);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var one in utf8[..rune.EncodeToUtf8(utf8)])
            Put(one, at);
        return end;
    }

    private int Zero(ReadOnlySpan<byte> text, int at) => text[at] == 0 ? at + 1 : Keep(text, at);

    private int Keep(ReadOnlySpan<byte> text, int at)
    {
        Put(text[at], at);
        return at + 1;
    }

    private void Put(byte one, int origin)
    {
        _origins[_length] = _outer?.Origin(origin) ?? origin;
        _bytes[_length++] = one;
    }
}
