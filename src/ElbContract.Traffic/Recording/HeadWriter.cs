using System.Buffers;
using System.IO.Pipelines;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Recording;

/// <summary>What the server sends to a client: an answer's head has the letters and the order in which the target sent it.</summary>
/// <remarks>A head is written in pieces, and flushed as a whole. The server writes from one thread at a time.</remarks>
internal sealed class HeadWriter(PipeWriter connection) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _held = new();
    private volatile RawHead? _head;
    private bool _isHolding;

    /// <summary>That of the answer that is about to be written; null to leave it as the server writes it.</summary>
    public RawHead? Head
    {
        set => _head = value;
    }

    public override bool CanGetUnflushedBytes => connection.CanGetUnflushedBytes;
    public override long UnflushedBytes => connection.UnflushedBytes + _held.WrittenCount;

    public override Memory<byte> GetMemory(int sizeHint = 0) => Writer().GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => Writer().GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (_isHolding)
            _held.Advance(bytes);
        else
            connection.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        PassOn();
        return connection.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => connection.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        PassOn();
        connection.Complete(exception);
    }

    public override ValueTask CompleteAsync(Exception? exception = null)
    {
        PassOn();
        return connection.CompleteAsync(exception);
    }

    // What was begun to be written to one of them is ended there.
    private IBufferWriter<byte> Writer()
    {
        _isHolding |= _head is not null;
        return _isHolding ? _held : connection;
    }

    private void PassOn()
    {
        if (!_isHolding)
            return;
        _isHolding = false;
        var held = _held.WrittenSpan;
        while (_head is { } head && RawHead.Length(held) is > 0 and var length)
        {
            var isInterim = RawHead.IsInterim(held);
            var written = isInterim ? 0 : head.Spell(held[..length], connection.GetSpan(length + head.Size));
            if (written > 0)
                connection.Advance(written);
            else
                connection.Write(held[..length]);
            if (!isInterim)
                _head = null;
            held = held[length..];
        }

        connection.Write(held);
        _held.ResetWrittenCount();
    }
}
