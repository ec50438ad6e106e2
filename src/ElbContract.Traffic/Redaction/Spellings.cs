using System.Buffers.Text;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What a value looks like in an <see cref="Unescaped"/> text that was <see cref="Fold(byte)">folded</see>: as it stands, in
/// base64 at each of its three alignments, in hex, and a short one in base64 twice; and where in a text it may stand.</summary>
internal sealed class Spellings
{
    /// <summary>Shorter values are found in anything, and so are not sought.</summary>
    public const int ShortestSought = 8;

    /// <summary>This much of a longer spelling is enough to find it, even if it is cut off at either end.</summary>
    public const int Window = 16;

    /// <summary>The bytes by which a spelling is recognized.</summary>
    public const int GramLength = sizeof(ulong);

    /// <summary>So many bytes that a folded text leaves out may stand between two of a spelling.</summary>
    public const int LongestGap = 64;

    private const int LongestTwice = 256;
    private const int FilterBits = 14;

    /// <summary>What each byte is in a folded text; 0 of what is left out.</summary>
    public static readonly byte[] Folded = [.. Enumerable.Range(0, 256).Select(sign => FoldOne((char)sign))];

    private readonly Dictionary<ulong, int> _grams;
    private readonly List<Place> _places;

    private Spellings(IEnumerable<byte[]> all)
    {
        All = [.. all.Select(Fold).Where(spelling => spelling.Length >= ShortestSought)];
        var most = All.Sum(spelling => spelling.Length / GramLength);
        (_grams, _places) = (new(most), new(most));
        HaveQuotes = Array.Exists(All, spelling => spelling.AsSpan().Contains((byte)'"'));
        Shortest = All.Length == 0 ? int.MaxValue : Math.Min(Window, All.Min(spelling => spelling.Length));
        for (var spelling = 0; spelling < All.Length; spelling++)
            Index(spelling, All[spelling]);
    }

    public byte[][] All { get; }

    /// <summary>Whether there is a quote in one.</summary>
    public bool HaveQuotes { get; }

    /// <summary>In a shorter text there is nothing of it.</summary>
    public int Shortest { get; }

    /// <summary>The eight bytes that begin a piece of a spelling, and the first of their <see cref="Places"/>; every window has such a
    /// piece whole.</summary>
    public IReadOnlyDictionary<ulong, int> Grams => _grams;

    /// <summary>Where pieces begin.</summary>
    public IReadOnlyList<Place> Places => _places;

    /// <summary>The first of the <see cref="Places"/> that begin with these eight; negative where there is none.</summary>
    public int Begun(ulong gram) => MayHave(Filter, gram) && _grams.TryGetValue(gram, out var first) ? first : -1;

    /// <summary>A bit for each of them, by its hash.</summary>
    public ulong[] Filter { get; } = NewFilter();

    /// <summary>Null where the value is too short to be sought.</summary>
    public static Spellings? Of(ReadOnlySpan<byte> value)
    {
        var plain = value.TrimEnd((byte)'\\');
        if (Unescaped.Of(plain) is { } unescaped)
            plain = unescaped.Bytes;
        if (plain.Length < ShortestSought)
            return null;
        var once = Base64s(value);
        IEnumerable<byte[]> twice = value.Length <= LongestTwice ? once.SelectMany(one => Base64s(one)) : [];
        var spellings = new Spellings([plain.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexString(value)), .. once, .. twice]);
        return spellings.All.Length == 0 ? null : spellings;
    }

    public static ulong[] NewFilter() => new ulong[1 << (FilterBits - 6)];

    /// <summary>Whether a filter has a gram, or another with its hash.</summary>
    public static bool MayHave(ulong[] filter, ulong gram)
    {
        var hash = Hash(gram);
        return (filter[hash >> 6] >> (hash & 63) & 1) != 0;
    }

    /// <summary>Makes alike what may be written in two ways (letters of either case, the two alphabets of base64), and leaves out what may
    /// stand between signs: white space, line breaks and what has no width, plus signs, which are spaces in forms, the hyphens and colons
    /// of hex, the zeros of UTF-16.</summary>
    /// <returns>0 of what is left out.</returns>
    public static byte Fold(byte sign) => Folded[sign];

    /// <summary>Where the next byte that is not left out stands; negative where there is none near.</summary>
    public static int Next(ReadOnlySpan<byte> text, int at)
    {
        var end = Math.Min(text.Length, at + LongestGap + 1);
        while (at < end && Fold(text[at]) == 0)
            at++;
        return at < end ? at : -1;
    }

    /// <summary>The same before a place.</summary>
    public static int Previous(ReadOnlySpan<byte> text, int at)
    {
        var end = Math.Max(0, at - LongestGap - 1);
        do at--;
        while (at >= end && Fold(text[at]) == 0);
        return at >= end ? at : -1;
    }

    /// <summary>The eight bytes of a folded text of which the last stands there; fewer where it begins.</summary>
    public static ulong GramAt(ReadOnlySpan<byte> text, int last, out int begin)
    {
        var gram = (ulong)Fold(text[last]) << 56;
        begin = last;
        for (var shift = 48; shift >= 0 && Previous(text, begin) is >= 0 and var previous; shift -= 8)
        {
            gram |= (ulong)Fold(text[previous]) << shift;
            begin = previous;
        }

        return gram;
    }

    private static byte[] Fold(byte[] text)
    {
        var folded = new byte[text.Length];
        var length = 0;
        foreach (var sign in text)
        {
            folded[length] = Folded[sign];
            length += folded[length] == 0 ? 0 : 1;
        }

        return length == text.Length ? folded : folded[..length];
    }

    private static byte FoldOne(char sign) =>
        sign switch
        {
            <= ' ' or '+' or '-' or ':' or '=' => 0,
            // The bytes of spaces that do not break, of what has no width, and of soft hyphens, in UTF-8.
            '\u00C2' or '\u00A0' or '\u00AD' or '\u00AF' or '\u00E2' or (>= '\u0080' and <= '\u008D') or '\u00EF' or '\u00BB' or '\u00BF' =>
                0,
            '_' => (byte)'/',
            _ => (byte)(char.IsAsciiLetterUpper(sign) ? sign | 0x20 : sign),
        };

    private static int Hash(ulong gram) => (int)((gram * 0x9E37_79B9_7F4A_7C15) >> (64 - FilterBits));

    // A window of 16 bytes, wherever it begins, has one of these whole.
    private void Index(int spelling, byte[] bytes)
    {
        var last = bytes.Length < Window ? 0 : bytes.Length - GramLength;
        for (var at = 0; at <= last; at += GramLength)
        {
            var gram = BitConverter.ToUInt64(bytes, at);
            // What repeats itself is found by its first.
            if (!_grams.TryGetValue(gram, out var next))
                next = -1;
            if (next < 0 || _places[next].Spelling != spelling)
            {
                _grams[gram] = _places.Count;
                _places.Add(new Place(spelling, at, next));
            }

            var hash = Hash(gram);
            Filter[hash >> 6] |= 1UL << (hash & 63);
        }
    }

    private static List<byte[]> Base64s(ReadOnlySpan<byte> value)
    {
        List<byte[]> all = [];
        for (var before = 0; before < 3; before++)
        {
            // Signs that hold bits of a neighbour are left out.
            var start = (before * 8 + 5) / 6;
            var end = (before + value.Length) * 8 / 6;
            var standard = new byte[Base64.GetMaxEncodedToUtf8Length(before + value.Length)];
            Base64.EncodeToUtf8([.. new byte[before], .. value], standard, out _, out _);
            all.Add(standard[start..end]);
        }

        return all;
    }

    /// <summary>Where eight bytes stand.</summary>
    /// <param name="Spelling">In which.</param>
    /// <param name="At">Where in it.</param>
    /// <param name="Next">Another with the same eight; negative where there is none.</param>
    public readonly record struct Place(int Spelling, int At, int Next);
}
