using System.Runtime.CompilerServices;
using System.Text;

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

    /// <summary>Its value is the name of another, as in <c>{"name": "password", "value": …}</c>.</summary>
    Naming = 32,

    /// <summary>The name of its value stands beside it.</summary>
    Named = 64,
}

/// <summary>Looks names up as <see cref="RedactionRules"/> compares them, without allocating.</summary>
internal sealed class NameTable
{
    private const int LongestName = 64;

    private readonly List<(byte[] Start, NameKind Kind)> _starts = [];

    // By their last three letters, and by their first two where the end is open: most names can be passed over for those.
    private readonly byte[] _lastThree = new byte[1 << 15];
    private readonly bool[] _firstTwo = new bool[1 << 10];
    private readonly List<List<(byte[] Name, bool IsEnd, NameKind Kind)>> _alike =
    [
        [],
    ];

    public NameTable(params IEnumerable<(string Name, NameKind Kind)> names)
    {
        foreach (var (name, kind) in names)
        {
            var plain = Encoding.ASCII.GetBytes(string.Concat(name.Where(sign => sign is not ('-' or '_' or '*'))).ToLowerInvariant());
            if (name.EndsWith('*'))
            {
                _firstTwo[Two(plain[0], plain[1])] = true;
                _starts.Add((plain, kind));
                continue;
            }

            foreach (var third in Thirds(plain, name.StartsWith('*')))
            {
                ref var alike = ref _lastThree[Three(third, plain[^2], plain[^1])];
                if (alike == 0)
                {
                    alike = checked((byte)_alike.Count);
                    _alike.Add([]);
                }

                _alike[alike].Add((plain, name.StartsWith('*'), kind));
            }
        }
    }

    // Before a name of two letters there is nothing, or a quote; before its end anything.
    private static IEnumerable<byte> Thirds(byte[] plain, bool isEnd) =>
        plain.Length > 2 ? [plain[^3]]
        : isEnd ? Enumerable.Range(0, 32).Select(any => (byte)any)
        : [0, (byte)'"'];

    public NameKind Find(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName || !Ascii.IsValid(name))
            return NameKind.None;
        Span<byte> bytes = stackalloc byte[LongestName];
        return Find(bytes[..Encoding.ASCII.GetBytes(name, bytes)]);
    }

    /// <summary>Of a name in ASCII, as all of them are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public NameKind Find(ReadOnlySpan<byte> name)
    {
        name = WithoutNumber(name);
        if (name.Length is < 2 or > LongestName)
            return NameKind.None;
        var alike = Alike(name);
        return alike == 0 && (_starts.Count == 0 || !MayBegin(name)) ? NameKind.None : Look(name, _alike[alike]);
    }

    /// <summary>Whether a name could end where a text does; false for most, and sooner than looking the name up. Not of names that are
    /// known by their beginning.</summary>
    public bool MayEnd(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && text[^1] >= (byte)'A' && text[^1] != (byte)'_' && !IsBetween(text[^2]) && !IsBetween(text[^3])
            ? _lastThree[Three(text[^3], text[^2], text[^1])] != 0
            : Alike(WithoutNumber(text)) != 0;

    // password2
    private static ReadOnlySpan<byte> WithoutNumber(ReadOnlySpan<byte> name)
    {
        while (name.Length > 0 && char.IsAsciiDigit((char)name[^1]))
            name = name[..^1];
        return name;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private byte Alike(ReadOnlySpan<byte> name)
    {
        var one = NextLetter(name, name.Length, -1);
        var two = NextLetter(name, one, -1);
        return _lastThree[Three(Letter(name, NextLetter(name, two, -1)), Letter(name, two), Letter(name, one))];
    }

    private static bool IsBetween(byte sign) => sign is (byte)'-' or (byte)'_';

    private bool MayBegin(ReadOnlySpan<byte> name)
    {
        var first = NextLetter(name, -1, 1);
        return _firstTwo[Two(Letter(name, first), Letter(name, NextLetter(name, first, 1)))];
    }

    private static int NextLetter(ReadOnlySpan<byte> name, int at, int step)
    {
        do at += step;
        while ((uint)at < (uint)name.Length && IsBetween(name[at]));
        return at;
    }

    private static byte Letter(ReadOnlySpan<byte> name, int at) => (uint)at < (uint)name.Length ? name[at] : (byte)0;

    // Letters differ in their last five bits, whatever their case.
    private static int Two(byte one, byte other) => ((one & 31) << 5) | (other & 31);

    private static int Three(byte one, byte two, byte three) => ((one & 31) << 10) | Two(two, three);

    private NameKind Look(ReadOnlySpan<byte> name, List<(byte[] Name, bool IsEnd, NameKind Kind)> alike)
    {
        Span<byte> buffer = stackalloc byte[LongestName];
        var length = 0;
        foreach (var sign in name)
        {
            if (sign is not ((byte)'-' or (byte)'_'))
                buffer[length++] = char.IsAsciiLetterUpper((char)sign) ? (byte)(sign | 0x20) : sign;
        }

        ReadOnlySpan<byte> plain = buffer[..length];
        var kind = NameKind.None;
        foreach (var (start, startKind) in _starts)
            kind |= plain.StartsWith(start) ? startKind : NameKind.None;
        foreach (var (one, isEnd, oneKind) in alike)
            kind |= plain.EndsWith(one) && (isEnd || plain.Length == one.Length) ? oneKind : NameKind.None;
        return kind;
    }
}
