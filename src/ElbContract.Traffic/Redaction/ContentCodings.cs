using System.IO.Compression;
using System.Text.Unicode;
using ZstdSharp;

namespace ElbContract.Traffic.Redaction;

/// <summary>Undoes what <c>Content-Encoding</c> says of a body, and what nobody says of it.</summary>
internal static class ContentCodings
{
    private const int Largest = 4 * 1024 * 1024;

    // A file in a file in a file.
    private const int Deepest = 3;

    /// <summary>Whether a header names any coding.</summary>
    public static bool Any(string? header) =>
        !string.IsNullOrWhiteSpace(header) && !header.Equals("identity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether bytes begin as gzip does.</summary>
    private static bool LookLikeGzip(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);

    private static bool LookLikeZstandard(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]);

    // What servers call deflate is zlib; some mean deflate.
    private static bool LookLikeZlib(ReadOnlySpan<byte> body) =>
        body.Length > 2 && (body[0] & 0x0F) == 8 && body[0] >> 4 <= 7 && (body[0] * 256 + body[1]) % 31 == 0;

    /// <summary>What a body is when it is unpacked: nothing of a text, and of what is no text whatever gzip, Zstandard, zlib, deflate
    /// or brotli make of it, and of that again.</summary>
    /// <returns>Null where it is packed and cannot be looked into: broken, larger than 4 MiB or deeper than three.</returns>
    public static List<byte[]>? Within(ReadOnlyMemory<byte> body)
    {
        List<byte[]> all = [];
        return AddWithin(body, all, 0) ? all : null;
    }

    private static bool AddWithin(ReadOnlyMemory<byte> body, List<byte[]> all, int depth)
    {
        if (body.IsEmpty || Utf8.IsValid(body.Span))
            return true;
        var says =
            LookLikeGzip(body.Span) ? "GZIP"
            : LookLikeZstandard(body.Span) ? "ZSTD"
            : LookLikeZlib(body.Span) ? "ZLIB"
            : null;
        if (says is null)
            return AddOne("RAW", body, all, depth) && AddOne("BR", body, all, depth);
        return depth < Deepest && UndoOne(body, says) is { } plain ? AddPlain(plain, all, depth) : says == "ZLIB" && depth < Deepest;
    }

    // Nothing tells these; most bytes are none.
    private static bool AddOne(string coding, ReadOnlyMemory<byte> body, List<byte[]> all, int depth) =>
        depth == Deepest || UndoOne(body, coding) is not { Length: > 0 } plain || AddPlain(plain, all, depth);

    private static bool AddPlain(byte[] plain, List<byte[]> all, int depth)
    {
        all.Add(plain);
        return AddWithin(plain, all, depth + 1);
    }

    /// <summary>Null where a coding is not known, the body is broken, or larger than 4 MiB then.</summary>
    public static byte[]? Undo(ReadOnlyMemory<byte> body, string header)
    {
        var undone = body;
        foreach (var coding in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            if (UndoOne(undone, coding.ToUpperInvariant()) is not { } one)
                return null;
            undone = one;
        }

        return undone.ToArray();
    }

    private static byte[]? UndoOne(ReadOnlyMemory<byte> body, string coding)
    {
        if (body.IsEmpty)
            return []; // Some programs say that nothing is coded, too.
        using var wire = new MemoryStream(body.ToArray());
        return coding switch
        {
            "GZIP" or "X-GZIP" => Read(new GZipStream(wire, CompressionMode.Decompress)),
            "BR" => Read(new BrotliStream(wire, CompressionMode.Decompress)),
            "ZSTD" => Read(new DecompressionStream(wire)),
            "DEFLATE" => UndoOne(body, LookLikeZlib(body.Span) ? "ZLIB" : "RAW"),
            "ZLIB" => Read(new ZLibStream(wire, CompressionMode.Decompress)),
            "RAW" => Read(new DeflateStream(wire, CompressionMode.Decompress)),
            "IDENTITY" => body.ToArray(),
            _ => null,
        };
    }

    private static byte[]? Read(Stream coded)
    {
        using var _ = coded;
        using var plain = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = coded.Read(buffer)) > 0; )
            {
                plain.Write(buffer.AsSpan(0, read));
                if (plain.Length > Largest)
                    return null;
            }

            return plain.ToArray();
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or EndOfStreamException or ZstdException)
        {
            return null;
        }
    }
}
