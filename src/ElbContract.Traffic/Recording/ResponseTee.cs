namespace ElbContract.Traffic.Recording;

/// <summary>An answer's body on its way to the client, all but what completes it: with that the client is kept waiting until the exchange
/// is written.</summary>
internal sealed class ResponseTee(Stream client, BodyTee tee) : Stream
{
    private byte[]? _held;

    /// <summary>How long the body is to be; null where only its end tells.</summary>
    public long? Announced { get; set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets the client have the rest.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (_held is { } held)
            await client.WriteAsync(held, cancellationToken);
        _held = null;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        tee.Take(buffer.Span);
        if (tee.Size != Announced)
            return client.WriteAsync(buffer, cancellationToken);
        _held = buffer.ToArray();
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _held is null ? client.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
