using System.Runtime.CompilerServices;

namespace ElbContract.Traffic.Redaction;

/// <summary>What the value of a name is.</summary>
[Flags]
internal enum NameKind
{
    None = 0,
    Secret = 1,
    Project = 2,

    /// <summary>The id within its object is secret, as in an identity service's <c>"token": {"id": …}</c>.</summary>
    HoldsSecret = 4,

    /// <summary>The id within its object is a project's.</summary>
    HoldsProject = 8,

    /// <summary>A number under it is a count, and not secret.</summary>
    Plural = 16,
}

/// <summary>Looks names up as <see cref="RedactionRules"/> compares them, without allocating.</summary>
internal sealed class NameTable
{
    private const int LongestName = 64;
    private readonly Dictionary<string, NameKind> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameKind>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<(string Start, NameKind Kind)> _starts = [];
    private readonly List<(string End, NameKind Kind)> _ends = [];

    // By their last three letters, and by their first two where the end is open: most names can be passed over for those.
    private readonly bool[] _lastThree = new bool[1 << 15];
    private readonly bool[] _firstTwo = new bool[1 << 10];

    public NameTable(params IEnumerable<(string Name, NameKind Kind)> names)
    {
        foreach (var (name, kind) in names)
        {
            var plain = string.Concat(name.Where(sign => sign is not ('-' or '_' or '*'))).ToLowerInvariant();
            if (name.StartsWith('*') && plain.Length == 2)
            {
                for (var any = '\0'; any < 32; any++)
                    _lastThree[Three(any, plain[0], plain[1])] = true;
            }
            else if (!name.EndsWith('*'))
                _lastThree[Three(plain.Length > 2 ? plain[^3] : '\0', plain[^2], plain[^1])] = true;
            else
                _firstTwo[Two(plain[0], plain[1])] = true;
            if (name.StartsWith('*'))
                _ends.Add((plain, kind));
            else if (name.EndsWith('*'))
                _starts.Add((plain, kind));
            else
                _names[plain] = _names.GetValueOrDefault(plain) | kind;
        }

        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public NameKind Find(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
            return NameKind.None;
        Span<char> plain = stackalloc char[LongestName];
        var length = 0;
        foreach (var sign in name)
            Put(plain, ref length, sign);
        return Look(plain[..length]);
    }

    /// <summary>Of a name in ASCII, as all of them are.</summary>
    public NameKind Find(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 2 or > LongestName || !MayBeOne(name))
            return NameKind.None;
        Span<char> plain = stackalloc char[LongestName];
        var length = 0;
        foreach (var sign in name)
            Put(plain, ref length, (char)sign);
        return Look(plain[..length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool MayBeOne(ReadOnlySpan<byte> name)
    {
        var first = NextLetter(name, -1, 1);
        var last = NextLetter(name, name.Length, -1);
        var second = NextLetter(name, last, -1);
        return _lastThree[Three(Letter(name, NextLetter(name, second, -1)), Letter(name, second), Letter(name, last))]
            || _firstTwo[Two(Letter(name, first), Letter(name, NextLetter(name, first, 1)))];
    }

    private static int NextLetter(ReadOnlySpan<byte> name, int at, int step)
    {
        do at += step;
        while ((uint)at < (uint)name.Length && name[at] is (byte)'-' or (byte)'_');
        return at;
    }

    private static char Letter(ReadOnlySpan<byte> name, int at) => (uint)at < (uint)name.Length ? (char)name[at] : '\0';

    // Letters differ in their last five bits, whatever their case.
    private static int Two(char one, char other) => ((one & 31) << 5) | (other & 31);

    private static int Three(char one, char two, char three) => ((one & 31) << 10) | Two(two, three);

    private static void Put(Span<char> plain, ref int length, char sign)
    {
        if (sign is '-' or '_')
            return;
        plain[length++] = char.IsAsciiLetterUpper(sign) ? (char)(sign | 0x20) : sign;
    }

    private NameKind Look(ReadOnlySpan<char> plain)
    {
        _lookup.TryGetValue(plain, out var kind);
        foreach (var (start, startKind) in _starts)
            kind |= plain.StartsWith(start) ? startKind : NameKind.None;
        foreach (var (end, endKind) in _ends)
            kind |= plain.EndsWith(end) ? endKind : NameKind.None;
        return kind;
    }
}
