using System.IO.Compression;

namespace ElbContract.Traffic.Redaction;

/// <summary>Undoes what <c>Content-Encoding</c> says of a body.</summary>
internal static class ContentCodings
{
    private const int Largest = 4 * 1024 * 1024;

    /// <summary>Whether a header names any coding.</summary>
    public static bool Any(string? header) =>
        !string.IsNullOrWhiteSpace(header) && !header.Equals("identity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether bytes begin as gzip does.</summary>
    public static bool LookLikeGzip(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);

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
            // What servers call deflate is zlib; some mean deflate.
            "DEFLATE" when (body.Span[0] & 0x0F) == 8 && (body.Span[0] * 256 + body.Span[Math.Min(1, body.Length - 1)]) % 31 == 0 => Read(
                new ZLibStream(wire, CompressionMode.Decompress)
            ),
            "DEFLATE" => Read(new DeflateStream(wire, CompressionMode.Decompress)),
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
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }
}
