using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Traffic.Recording;

/// <summary>What a client sends, on its way to the server: what the server takes between two requests is the head of the second.</summary>
internal sealed class HeadReader(PipeReader connection) : PipeReader
{
    private readonly ArrayBufferWriter<byte> _taken = new();
    private ReadOnlySequence<byte> _read;
    private bool _isWithinRequest;
    private bool _isTooLong;

    /// <summary>The server has the head, and passes the request on; what it takes now is the body.</summary>
    /// <returns>Null where more than a head was taken, as the rest of a body before it.</returns>
    public RawHead? Begin()
    {
        _isWithinRequest = true;
        return _isTooLong ? null : RawHead.Read(_taken.WrittenSpan);
    }

    /// <summary>The server goes on to the next request.</summary>
    public void End()
    {
        _taken.ResetWrittenCount();
        (_isWithinRequest, _isTooLong) = (false, false);
    }

    public override bool TryRead(out ReadResult result)
    {
        var isThere = connection.TryRead(out result);
        _read = result.Buffer;
        return isThere;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var reading = connection.ReadAsync(cancellationToken);
        if (!reading.IsCompletedSuccessfully)
            return ReadAsync(reading);
        var result = reading.Result;
        _read = result.Buffer;
        return new(result);
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (!_isWithinRequest && !_read.IsEmpty)
            Take(_read.Slice(_read.Start, consumed));
        _read = default;
        connection.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => connection.CancelPendingRead();

    public override void Complete(Exception? exception = null) => connection.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => connection.CompleteAsync(exception);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReadAsync(ValueTask<ReadResult> reading)
    {
        var result = await reading;
        _read = result.Buffer;
        return result;
    }

    private void Take(ReadOnlySequence<byte> bytes)
    {
        _isTooLong |= _taken.WrittenCount + bytes.Length > RawHead.Longest;
        if (_isTooLong)
            return;
        foreach (var part in bytes)
            _taken.Write(part.Span);
    }
}
