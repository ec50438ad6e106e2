using System.Buffers.Text;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What a value looks like in an <see cref="Unescaped"/> text: as it stands, with plus signs for spaces, in base64 at each of its
/// three alignments, in hex of either case.</summary>
internal sealed class Spellings
{
    /// <summary>Shorter values are found in anything, and so are not sought.</summary>
    public const int ShortestSought = 8;

    private Spellings(IEnumerable<byte[]> all)
    {
        Bytes = [.. all];
        Texts = [.. Bytes.Select(Encoding.Latin1.GetString)];
        Shortest = Bytes.Min(spelling => spelling.Length);
    }

    public byte[][] Bytes { get; }

    /// <summary>The same, a sign a byte.</summary>
    public string[] Texts { get; }

    public int Shortest { get; }

    /// <summary>Null where the value is too short to be sought.</summary>
    public static Spellings? Of(ReadOnlySpan<byte> value)
    {
        var plain = value.TrimEnd((byte)'\\');
        if (Unescaped.Of(plain) is { } unescaped)
            plain = unescaped.Bytes;
        return plain.Length < ShortestSought ? null : new Spellings([.. Plain(plain), .. Base64s(value), .. Hexes(value)]);
    }

    private static List<byte[]> Plain(ReadOnlySpan<byte> plain)
    {
        List<byte[]> all = [plain.ToArray()];
        if (plain.Contains((byte)' '))
            all.Add([.. all[0].Select(sign => sign == ' ' ? (byte)'+' : sign)]);
        return all;
    }

    private static List<byte[]> Hexes(ReadOnlySpan<byte> value) =>
        [Encoding.ASCII.GetBytes(Convert.ToHexStringLower(value)), Encoding.ASCII.GetBytes(Convert.ToHexString(value))];

    private static IEnumerable<byte[]> Base64s(ReadOnlySpan<byte> value)
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

        return all.Concat(all.Where(one => one.AsSpan().ContainsAny((byte)'+', (byte)'/')).Select(Url).ToList());
    }

    private static byte[] Url(byte[] standard) =>
        [
            .. standard.Select(sign =>
                sign switch
                {
                    (byte)'+' => (byte)'-',
                    (byte)'/' => (byte)'_',
                    _ => sign,
                }
            ),
        ];
}
