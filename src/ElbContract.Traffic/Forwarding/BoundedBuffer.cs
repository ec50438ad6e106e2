using System.Buffers;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Takes a body up to a limit; the write that passes it fails.</summary>
internal sealed class BoundedBuffer(long limit) : Stream
{
    private readonly ArrayBufferWriter<byte> _written = new();

    public bool IsExceeded { get; private set; }
    public ReadOnlyMemory<byte> Written => _written.WrittenMemory;

    // Not seekable, so that a failed forward cannot clear what came until then.
    public override bool CanSeek => false;
    public override bool CanRead => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!TryWrite(buffer))
            throw new IOException($"The body is larger than {limit} bytes.");
    }

    /// <summary>Keeps as much as there is room for; false where that is not all.</summary>
    public bool TryWrite(ReadOnlySpan<byte> buffer)
    {
        var room = limit - _written.WrittenCount;
        IsExceeded |= buffer.Length > room;
        _written.Write(buffer[..(int)Math.Clamp(room, 0, buffer.Length)]);
        return !IsExceeded;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
        catch (IOException e)
        {
            return ValueTask.FromException(e);
        }
    }

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
