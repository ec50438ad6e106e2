using System.Buffers.Binary;
using System.Text;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>What a worker says of a job, one message on its standard output: the core's return code, its last error and its JSON
/// report.</summary>
internal readonly record struct WorkerAnswer(int Code, string Error, ReadOnlyMemory<byte> Report)
{
    private const int HeaderLength = 12;

    internal static void Write(Stream to, int code, ReadOnlySpan<byte> error, ReadOnlySpan<byte> report)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, code);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], error.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], report.Length);
        to.Write(header);
        to.Write(error);
        to.Write(report);
        to.Flush();
    }

    /// <exception cref="EndOfStreamException">The worker ended before it had said all.</exception>
    internal static async Task<WorkerAnswer> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        await from.ReadExactlyAsync(header, cancellationToken);
        var error = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4))];
        await from.ReadExactlyAsync(error, cancellationToken);
        var report = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8))];
        await from.ReadExactlyAsync(report, cancellationToken);
        return new WorkerAnswer(BinaryPrimitives.ReadInt32LittleEndian(header), Encoding.UTF8.GetString(error), report);
    }
}
