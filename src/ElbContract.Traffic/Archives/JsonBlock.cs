using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ElbContract.Traffic.Archives;

/// <summary>64 bytes of JSON at once, a bit a byte: where braces stand that are not within a text.</summary>
/// <remarks>Finding the ends of entries is the one part of reading an archive that cannot be shared between cores; byte by byte it took as
/// long as all others together.</remarks>
internal static class JsonBlock
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Bytes = 64;

    private const ulong EvenBits = 0x5555_5555_5555_5555;

    /// <param name="block">At least <see cref="Bytes"/>.</param>
    /// <param name="inText">Whether the block begins within a text; then whether the next one does.</param>
    /// <param name="isEscaped">Whether the first byte follows a backslash that counts; then that of the next block.</param>
    /// <param name="opens">Braces that open.</param>
    /// <param name="closes">Braces that close.</param>
    public static void Read(ReadOnlySpan<byte> block, ref bool inText, ref bool isEscaped, out ulong opens, out ulong closes)
    {
        ref var start = ref MemoryMarshal.GetReference(block);
        var low = Vector256.LoadUnsafe(ref start);
        var high = Vector256.LoadUnsafe(ref start, Bytes / 2);
        var quotes = Where(low, high, (byte)'"') & ~Escaped(Where(low, high, (byte)'\\'), ref isEscaped);
        var text = Parity(quotes) ^ (inText ? ulong.MaxValue : 0);
        inText = (long)text < 0;
        opens = Where(low, high, (byte)'{') & ~text;
        closes = Where(low, high, (byte)'}') & ~text;
    }

    private static ulong Where(Vector256<byte> low, Vector256<byte> high, byte value)
    {
        var sought = Vector256.Create(value);
        return Vector256.Equals(low, sought).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(high, sought).ExtractMostSignificantBits() << (Bytes / 2));
    }

    // Of each run of backslashes, every second byte and the one behind an odd run are escaped. Adding a run to its first bit carries to its
    // end.
    private static ulong Escaped(ulong backslashes, ref bool isEscaped)
    {
        var first = isEscaped ? 1UL : 0;
        if ((backslashes | first) == 0)
            return 0;
        backslashes &= ~first;
        var followers = (backslashes << 1) | first;
        var oddStarts = backslashes & ~EvenBits & ~followers;
        var runs = oddStarts + backslashes;
        isEscaped = runs < backslashes;
        return (EvenBits ^ (runs << 1)) & followers;
    }

    // Each bit is whether an odd number of bits is set up to it.
    private static ulong Parity(ulong bits)
    {
        for (var shift = 1; shift < Bytes; shift <<= 1)
            bits ^= bits << shift;
        return bits;
    }
}
