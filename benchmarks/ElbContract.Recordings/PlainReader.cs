using System.Diagnostics;
using System.Text.Json;

namespace ElbContract.Recordings;

/// <summary>Reads all tokens of a recording with <see cref="Utf8JsonReader"/> and does nothing with them: what reading alone costs. Lines
/// on all cores; an archive, which is one document, on one.</summary>
internal static class PlainReader
{
    private const int BufferBytes = 512 * 1024;

    public static TimeSpan Read(string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (path.EndsWith(".har", StringComparison.Ordinal))
            ReadDocument(file);
        else
            ReadLines(file);
        return Stopwatch.GetElapsedTime(start);
    }

    private static void ReadDocument(FileStream file)
    {
        var buffer = new byte[BufferBytes];
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 96 });
        var kept = 0;
        for (var isEnd = false; !isEnd; )
        {
            var read = file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            isEnd = kept + read < buffer.Length;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, kept + read), isEnd, state);
            while (reader.Read()) { }

            state = reader.CurrentState;
            kept = kept + read - (int)reader.BytesConsumed;
            buffer.AsSpan((int)reader.BytesConsumed, kept).CopyTo(buffer);
        }
    }

    private static void ReadLines(FileStream file)
    {
        var rest = Array.Empty<byte>();
        var turn = new Lock();
        Parallel.For(
            0,
            Environment.ProcessorCount,
            _ =>
            {
                var buffer = new byte[BufferBytes];
                while (Fill(buffer) is > 0 and var filled)
                    ReadLines(buffer.AsSpan(0, filled));
            }
        );

        // Whole lines only; what is behind the last one is the next one's.
        int Fill(byte[] buffer)
        {
            lock (turn)
            {
                rest.CopyTo(buffer, 0);
                var filled =
                    rest.Length + file.ReadAtLeast(buffer.AsSpan(rest.Length), buffer.Length - rest.Length, throwOnEndOfStream: false);
                var end = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
                rest = buffer[end..filled];
                return end;
            }
        }
    }

    private static void ReadLines(ReadOnlySpan<byte> lines)
    {
        while (lines.IndexOf((byte)'\n') is >= 0 and var end)
        {
            var reader = new Utf8JsonReader(lines[..end], new JsonReaderOptions { MaxDepth = 96 });
            while (reader.Read()) { }

            lines = lines[(end + 1)..];
        }
    }
}
