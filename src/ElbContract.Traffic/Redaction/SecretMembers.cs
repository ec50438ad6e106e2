using System.Buffers;
using System.Runtime.CompilerServices;

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
    private const NameKind Other = NameKind.Naming | NameKind.Named;

    /// <summary>The names that make another's value secret, and those of such values.</summary>
    public static IEnumerable<(string Name, NameKind Kind)> Pairs { get; } =
    [
        .. ((string[])["name", "key", "header", "parameter", "field", "param"]).Select(name => (name, NameKind.Naming)),
        .. ((string[])["value", "val", "content"]).Select(name => (name, NameKind.Named)),
    ];

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
            var next = bytes[at..].IndexOf((byte)':');
            if (next < 0)
                return;
            at += next + 1;
            var name = NameBefore(bytes, at - 1, names);
            if (!name.IsEmpty)
                at = members.Member(name, at);
        }
    }

    /// <summary>Whether JSON has a member with such a name, or one that gives such a name to another, or spaces beside a colon; false for
    /// most, and sooner than <see cref="Find"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool MayBeIn(ReadOnlySpan<byte> bytes, NameTable names)
    {
        for (var at = 0; at < bytes.Length; )
        {
            var next = bytes[at..].IndexOf((byte)':');
            if (next < 0)
                return false;
            at += next + 1;
            if (at < 3)
                continue;
            // Where spaces are, there may be lines of names and values too.
            if (bytes[at - 2] == (byte)' ' || (at < bytes.Length && bytes[at] == (byte)' '))
                return true;
            var end = at - (bytes[at - 3] == (byte)'\\' ? 3 : 2);
            if (bytes[at - 2] != (byte)'"' || !names.MayEnd(bytes[..end]))
                continue;
            var name = NameBefore(bytes, at - 1, names).TrimEnd((byte)'\\');
            var kind = name.IsEmpty ? NameKind.None : names.Find(name);
            if ((kind & ~Other) != NameKind.None)
                return true;
            if (!kind.HasFlag(NameKind.Naming))
                continue;
            var value = bytes[at..Math.Min(bytes.Length, at + LongestName)].TrimStart("\\\" "u8);
            if (value.IndexOfAny((byte)'\\', (byte)'"') is > 0 and var length && names.Find(value[..length]).HasFlag(NameKind.Secret))
                return true;
        }

        return false;
    }

    // What stands in quotes before a colon, with the backslashes before the second quote; empty where it is no known name.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<byte> NameBefore(ReadOnlySpan<byte> bytes, int colon, NameTable names)
    {
        var before = bytes[Math.Max(0, colon - LongestName)..colon];
        while (before is [.., (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'])
            before = before[..^1];
        if (before is not [.., (byte)'"'])
            return default;
        before = before[..^1];
        if (!names.MayEnd(before.TrimEnd((byte)'\\')))
            return default;
        return before.LastIndexOf((byte)'"') is >= 0 and var quote ? before[(quote + 1)..] : default;
    }

    // From what follows the colon to the value of the member, if the name is a known one. Returns where to go on.
    private int Member(ReadOnlySpan<byte> name, int at)
    {
        var depth = JsonText.TrailingBackslashes(name);
        if (depth > JsonText.Deepest)
            return at;
        var kind = _names.Find(name[..^depth]);
        if (kind == NameKind.None)
            return at;
        var value = JsonText.SkipSpace(_bytes, at);
        if ((kind & ~Other) != NameKind.None)
            return Value(value, depth, kind & ~Other);
        if (kind.HasFlag(NameKind.Named))
            return Beside(value, depth);
        Names(value, depth);
        return at;
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
