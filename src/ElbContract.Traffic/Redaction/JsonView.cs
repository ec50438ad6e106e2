namespace ElbContract.Traffic.Redaction;

/// <summary>What the JSON texts of a body say, one level of escapes undone: JSON within a text has its quotes there, however they were
/// written.</summary>
internal sealed class JsonView
{
    private readonly byte[] _bytes;
    private readonly int[] _origins;
    private int _length;

    /// <param name="text">A body, or a view of one.</param>
    /// <param name="outer">The view; null of a body.</param>
    public JsonView(ReadOnlySpan<byte> text, JsonView? outer)
    {
        _bytes = new byte[text.Length];
        _origins = new int[text.Length + 1];
        for (var at = 0; at < text.Length; )
            at = Take(text, at, outer);
        _origins[_length] = outer?.Origin(text.Length) ?? text.Length;
    }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The place in the body of a byte here; of the end, its end.</summary>
    public int Origin(int at) => _origins[at];

    private int Take(ReadOnlySpan<byte> text, int at, JsonView? outer)
    {
        var origin = outer?.Origin(at) ?? at;
        if (text[at] != (byte)'\\' || at + 1 == text.Length)
        {
            Put(text[at], origin);
            return at + 1;
        }

        if (text[at + 1] != (byte)'u' || !Hex.Is(text, at + 2, 4))
        {
            Put(Unescaped.Control(text[at + 1]), origin);
            return at + 2;
        }

        var rune = Hex.Rune(text, at + 2, out var end);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var one in utf8[..rune.EncodeToUtf8(utf8)])
            Put(one, origin);
        return end;
    }

    private void Put(byte one, int origin)
    {
        _origins[_length] = origin;
        _bytes[_length++] = one;
    }
}
