using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What a value looks like in an <see cref="Unescaped"/> text that was <see cref="Fold">folded</see>: as it stands, in base64 at
/// each of its three alignments, in hex.</summary>
internal sealed class Spellings
{
    /// <summary>Shorter values are found in anything, and so are not sought.</summary>
    public const int ShortestSought = 8;

    private Spellings(byte[][] all)
    {
        All = all;
        foreach (var spelling in all)
            Fold(spelling);
        Shortest = all.Min(spelling => spelling.Length);
    }

    public byte[][] All { get; }

    public int Shortest { get; }

    /// <summary>Null where the value is too short to be sought.</summary>
    public static Spellings? Of(ReadOnlySpan<byte> value)
    {
        var plain = value.TrimEnd((byte)'\\');
        if (Unescaped.Of(plain) is { } unescaped)
            plain = unescaped.Bytes;
        return plain.Length < ShortestSought
            ? null
            : new Spellings([plain.ToArray(), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(value)), .. Base64s(value)]);
    }

    /// <summary>Makes alike what may be written in two ways: letters of either case, the two alphabets of base64, a space and the plus sign
    /// of forms.</summary>
    public static void Fold(Span<byte> text)
    {
        text.Replace((byte)'-', (byte)'+');
        text.Replace((byte)' ', (byte)'+');
        text.Replace((byte)'_', (byte)'/');
        // It stops at what is not ASCII.
        while (Ascii.ToLowerInPlace(text, out var done) != OperationStatus.Done)
            text = text[(done + 1)..];
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
}
