using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Emulator.Http;

/// <summary>Reads bodies up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>In bytes: 1 MiB, a thousand times a listener with every parameter.</summary>
    public const int Limit = 1 << 20;

    /// <summary>Reads the whole body without consuming it. Completed with more than <see cref="Limit"/> bytes: it is larger, and how much
    /// is not known.</summary>
    public static async ValueTask<ReadResult> ReadAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.IsCompleted || read.IsCanceled || read.Buffer.Length > Limit)
                return read;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The bytes, copied only where they lie in pieces; null where they are too many.</summary>
    public static ReadOnlyMemory<byte>? Bytes(ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length > Limit)
            return null;
        return buffer.IsSingleSegment ? buffer.First : buffer.ToArray();
    }
}
