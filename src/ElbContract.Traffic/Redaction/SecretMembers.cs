using System.Buffers;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds in a body JSON members that are secret by their names, whatever their values.</summary>
/// <remarks>
/// Members are found in whole and broken JSON, and in JSON within a JSON text. Texts and numbers under such a name are secret, in lists and
/// objects too (<see cref="SecretTree"/>); so is the value beside such a name: <c>{"name": "password", "value": …}</c>. A value that
/// breaks off is secret to the end of the body. Each byte is looked at a bounded number of times.
/// </remarks>
internal ref struct SecretMembers
{
    private const int LongestName = 64;

    // How far a value may be from the name beside it.
    private const int Farthest = 1024;

    private static readonly SearchValues<byte> Braces = SearchValues.Create("{}[]"u8);
    private static readonly NameTable Naming = new(
        ((string[])["name", "key", "header", "parameter", "field", "param"]).Select(name => (name, NameKind.Secret))
    );
    private static readonly NameTable Named = new(((string[])["value", "val", "content"]).Select(name => (name, NameKind.Secret)));

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly NameTable _names;
    private readonly List<Mark> _marks;

    // Up to where objects and lists were looked into.
    private int _walked;

    // The last value that a name beside it can make secret, and the last such name.
    private Mark _value;
    private int _naming;

    private SecretMembers(ReadOnlySpan<byte> bytes, NameTable names, List<Mark> marks)
    {
        _bytes = bytes;
        _names = names;
        _marks = marks;
        _naming = -1;
    }

    public static void Find(ReadOnlySpan<byte> bytes, NameTable names, List<Mark> marks)
    {
        var members = new SecretMembers(bytes, names, marks);
        for (var at = 0; at < bytes.Length; )
        {
            var next = bytes[at..].IndexOf((byte)'"');
            if (next < 0)
                return;
            at = members.Member(at + next);
        }
    }

    // From the quote that opens a name to the value of the member, if the name is a known one. Returns where to go on.
    private int Member(int quote)
    {
        var name = _bytes[(quote + 1)..Math.Min(_bytes.Length, quote + 1 + LongestName)];
        var length = name.IndexOf((byte)'"');
        if (length <= 0)
            return quote + 1;
        name = name[..length];
        var colon = JsonText.SkipSpace(_bytes, quote + length + 2);
        if (colon == _bytes.Length || _bytes[colon] != (byte)':')
            return quote + 1;
        var depth = JsonText.TrailingBackslashes(name);
        if (depth > JsonText.Deepest)
            return colon + 1;
        name = name[..^depth];
        var at = JsonText.SkipSpace(_bytes, colon + 1);
        var kind = _names.Find(name);
        if (kind != NameKind.None)
            return Value(at, depth, kind);
        if (Naming.Find(name) != NameKind.None)
            Names(at, depth);
        else if (Named.Find(name) != NameKind.None)
            return Beside(at, depth);
        return colon + 1;
    }

    private int Value(int at, int depth, NameKind kind)
    {
        if (at >= _bytes.Length)
            return at;
        if (_bytes[at] is (byte)'{' or (byte)'[')
        {
            if (at >= _walked)
                _walked = SecretTree.Find(_bytes, at, depth, kind, _names, _marks);
            return at + 1;
        }

        return (kind & (NameKind.Secret | NameKind.Project)) == NameKind.None ? at : JsonText.MarkOne(_bytes, at, depth, kind, _marks);
    }

    // The value of a name is a name itself.
    private void Names(int at, int depth)
    {
        var start = at + depth;
        if (start >= _bytes.Length || _bytes[start] != (byte)'"')
            return;
        var name = _bytes[(start + 1)..Math.Min(_bytes.Length, start + 1 + LongestName)];
        var length = name.IndexOf((byte)'"');
        if (length < depth || !_names.Find(name[..(length - depth)]).HasFlag(NameKind.Secret))
            return;
        _naming = start + 1 + length;
        if (_value.End > 0 && AreOfOneObject(_value.End, start))
            _marks.Add(_value);
    }

    private int Beside(int at, int depth)
    {
        if (_naming >= 0 && AreOfOneObject(_naming, at))
            return Value(at, depth, NameKind.Secret);
        var start = at + depth + 1;
        if (start <= _bytes.Length && _bytes[start - 1] == (byte)'"')
        {
            var end = JsonText.End(_bytes[..Math.Min(_bytes.Length, start + Farthest)], start, depth);
            if (end > start)
                _value = new Mark(start, end, Spelling.Json, depth);
        }

        return at;
    }

    private bool AreOfOneObject(int from, int to) => to >= from && to - from <= Farthest && !_bytes[from..to].ContainsAny(Braces);
}
