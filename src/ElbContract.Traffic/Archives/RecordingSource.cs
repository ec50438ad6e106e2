using System.IO.Compression;
using System.Text;

namespace ElbContract.Traffic.Archives;

/// <summary>Opens a recording whatever it is packed in: gzip is undone, a byte order mark skipped, UTF-16 made UTF-8.</summary>
internal static class RecordingSource
{
    /// <summary>Stands for standard input in the place of a path.</summary>
    public const string Input = "-";

    /// <exception cref="RecordingException">The file cannot be opened.</exception>
    public static Stream Open(string path)
    {
        try
        {
            return Unpacked(
                path == Input
                    ? Console.OpenStandardInput()
                    : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan)
            );
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException(path, $"it cannot be read ({cause.Message.TrimEnd('.')})", cause);
        }
    }

    /// <summary>The UTF-8 text in a stream that may be packed; disposes the stream with itself.</summary>
    public static Stream Unpacked(Stream stream)
    {
        var packed = new PeekedStream(stream);
        return packed.Beginning is [0x1F, 0x8B, ..]
            ? Text(new PeekedStream(new GZipStream(packed, CompressionMode.Decompress)))
            : Text(packed);
    }

    // HTTP archives of Windows programs are UTF-16 at times, with or without a mark; the first character of any is ASCII.
    private static Stream Text(PeekedStream stream)
    {
        var beginning = stream.Beginning;
        if (beginning is [0xEF, 0xBB, 0xBF, ..])
            return stream.Without(3);
        var encoding = beginning switch
        {
            [0xFF, 0xFE, ..] or [not 0, 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, not 0, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (encoding is null)
            return stream;
        var text = beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? stream.Without(2) : stream;
        return Encoding.CreateTranscodingStream(text, encoding, Encoding.UTF8);
    }
}
