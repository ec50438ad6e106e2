namespace ElbContract.Traffic.Archives;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
internal sealed class PeekedStream : Stream
{
    private readonly Stream _stream;
    private readonly byte[] _beginning = new byte[3];
    private readonly int _length;
    private int _position;

    /// <param name="stream">Disposed with this one.</param>
    public PeekedStream(Stream stream)
    {
        _stream = stream;
        try
        {
            _length = stream.ReadAtLeast(_beginning, _beginning.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException broken)
        {
            _broken = broken; // To be told of where it is read, as everywhere else in the stream.
        }
    }

    private readonly InvalidDataException? _broken;

    /// <summary>The first three bytes, or as many as there are.</summary>
    public ReadOnlySpan<byte> Beginning => _beginning.AsSpan(0, _length);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>This stream, behind its first bytes.</summary>
    /// <param name="count">At most as many as <see cref="Beginning"/> has.</param>
    public PeekedStream Without(int count)
    {
        _position = count;
        return this;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_broken is not null)
            throw _broken;
        if (_position == _length)
            return _stream.Read(buffer);
        var count = Math.Min(buffer.Length, _length - _position);
        _beginning.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }
}
