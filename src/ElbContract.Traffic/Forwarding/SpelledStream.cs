using System.Buffers;
using System.Runtime.CompilerServices;

namespace ElbContract.Traffic.Forwarding;

/// <summary>An HTTP/1 connection to the target on which requests have the letters and the order of <see cref="RawHeads.Current"/>, and
/// which keeps the heads of answers there. The mark of <see cref="SpelledRequests"/> is taken off.</summary>
/// <remarks>A request begins with a write of its own, which has all of its head; the next one begins when the answer is there.</remarks>
internal sealed class SpelledStream(Stream connection, byte[] mark) : Stream
{
    private readonly ArrayBufferWriter<byte> _begun = new();
    private RawHeads? _heads;
    private bool _isAnswerDue;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Span.StartsWith(mark))
            buffer = buffer[mark.Length..];
        if (RawHeads.Current is not { } heads || heads == _heads)
            return connection.WriteAsync(buffer, cancellationToken);
        _heads = heads;
        _begun.ResetWrittenCount();
        _isAnswerDue = true;
        return heads.Request is { } head && RawHead.Length(buffer.Span) is > 0 and var length
            ? WriteAsync(buffer, length, head, cancellationToken)
            : connection.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = connection.ReadAsync(buffer, cancellationToken);
        // Of no bytes, it waits for the first.
        if (buffer.IsEmpty)
            return reading;
        if (!reading.IsCompletedSuccessfully)
            return ReadAsync(reading, buffer);
        var read = reading.Result;
        if (_isAnswerDue)
            Take(buffer.Span[..read]);
        return new(read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override void Flush() => connection.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
        base.Dispose(disposing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadAsync(ValueTask<int> reading, Memory<byte> buffer)
    {
        var read = await reading;
        // It can have begun before the request was sent.
        if (_isAnswerDue)
            Take(buffer.Span[..read]);
        return read;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, int length, RawHead head, CancellationToken cancellationToken)
    {
        var spelled = ArrayPool<byte>.Shared.Rent(buffer.Length + head.Size);
        try
        {
            var written = head.Spell(buffer.Span[..length], spelled);
            if (written > 0)
            {
                buffer[length..].CopyTo(spelled.AsMemory(written));
                buffer = spelled.AsMemory(0, written + buffer.Length - length);
            }

            await connection.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(spelled);
        }
    }

    private void Take(ReadOnlySpan<byte> read)
    {
        _begun.Write(read[..Math.Min(read.Length, RawHead.Longest)]);
        var begun = _begun.WrittenSpan;
        while (RawHead.Length(begun) is > 0 and var length)
        {
            var head = begun[..length];
            begun = begun[length..];
            if (RawHead.IsInterim(head))
                continue;
            _heads!.Answer = RawHead.Read(head);
            _isAnswerDue = false;
            return;
        }

        _isAnswerDue = _begun.WrittenCount <= RawHead.Longest;
    }
}
