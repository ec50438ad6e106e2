using Org.BouncyCastle.Tls;

namespace ElbContract.Emulator.DataPlane;

/// <summary>The inside of a TLS connection that a listener ends. One may read while another writes.</summary>
/// <param name="received">What the client sends.</param>
/// <param name="sent">What the client is sent.</param>
internal sealed class TlsStream(Stream received, Stream sent) : Stream
{
    /// <summary>That of a record: what waits to be sent stays small.</summary>
    private const int Piece = 16 * 1024;

    private readonly ListenerTlsProtocol _protocol = new();
    private readonly Lock _speaking = new();
    private readonly byte[] _input = new byte[Piece];

    // Not disposed: it has no handle.
    private readonly SemaphoreSlim _sending = new(1);

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends when the handshake is complete.</summary>
    /// <exception cref="IOException">It never will be; the client has been told why.</exception>
    public async Task AcceptAsync(TlsServer server, CancellationToken cancellationToken)
    {
        _protocol.Accept(server);
        while (!_protocol.IsConnected)
        {
            if (_protocol.IsClosed || !await ReceiveAsync(cancellationToken))
                throw new EndOfStreamException("The client left in the middle of a handshake.");
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        lock (_speaking)
        {
            if (!_protocol.IsClosed)
                _protocol.Close();
        }

        await SendAsync(cancellationToken);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            lock (_speaking)
            {
                if (_protocol.GetAvailableInputBytes() is > 0 and var available)
                {
                    var clear = new byte[Math.Min(available, buffer.Length)];
                    _protocol.ReadInput(clear, 0, clear.Length);
                    clear.CopyTo(buffer);
                    return clear.Length;
                }

                if (_protocol.IsClosed)
                    return 0;
            }

            if (!await ReceiveAsync(cancellationToken))
                return 0;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var piece = buffer[..Math.Min(buffer.Length, Piece)];
            lock (_speaking)
                _protocol.WriteApplicationData(piece.Span);
            await SendAsync(cancellationToken);
            buffer = buffer[piece.Length..];
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>False at the end of what the client sends.</summary>
    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        var count = await received.ReadAsync(_input, cancellationToken);
        if (count == 0)
            return false;
        var isAnswered = false;
        try
        {
            lock (_speaking)
            {
                var before = _protocol.GetAvailableOutputBytes();
                try
                {
                    _protocol.OfferInput(_input, 0, count);
                }
                finally
                {
                    isAnswered = _protocol.GetAvailableOutputBytes() > before;
                }
            }
        }
        catch (Exception bug) when (bug is not IOException)
        {
            throw new IOException("The client sent what TLS does not know.", bug);
        }
        finally
        {
            // Of a handshake; or, after a mistake of the client's, the alert that says which. Else, who reads does not wait for who writes.
            if (isAnswered)
                await SendAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Sends what there is to send, in the order in which it was said.</summary>
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            if (Spoken() is { Length: > 0 } spoken)
            {
                await sent.WriteAsync(spoken, cancellationToken);
                await sent.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    private byte[] Spoken()
    {
        lock (_speaking)
        {
            var spoken = new byte[_protocol.GetAvailableOutputBytes()];
            _protocol.ReadOutput(spoken, 0, spoken.Length);
            return spoken;
        }
    }
}
