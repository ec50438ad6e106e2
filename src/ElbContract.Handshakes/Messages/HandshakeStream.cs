using System.Buffers.Binary;

namespace ElbContract.Handshakes.Messages;

/// <summary>Whatever is no TLS, in words for a reader.</summary>
internal sealed class NotTlsException(string message) : Exception(message);

/// <summary>An alert that ends the handshake.</summary>
internal sealed class AlertException(int description) : Exception
{
    public int Description => description;
}

/// <summary>Reads the messages of a server in the order in which they come, over the bounds of records. Reads no more than 64 kB.</summary>
internal sealed class HandshakeStream(Stream stream)
{
    private const int Limit = 64 * 1024;
    private const int LongestRecord = (16 + 2) * 1024;
    private const int HeaderLength = 5;

    private readonly byte[] _record = new byte[LongestRecord];
    private readonly List<byte> _messages = [];
    private int _read;

    /// <summary>The next message: its type, and what it says.</summary>
    /// <exception cref="EndOfStreamException">The server left before.</exception>
    /// <exception cref="AlertException">It refused.</exception>
    /// <exception cref="NotTlsException">It sent what is no handshake.</exception>
    public async Task<(int Type, byte[] Body)> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Whole() is { } length)
            {
                (int, byte[]) message = (_messages[0], [.. _messages[4..(4 + length)]]);
                _messages.RemoveRange(0, 4 + length);
                return message;
            }

            await ReadRecordAsync(cancellationToken);
        }
    }

    /// <summary>The length of the message that has all come; null where there is more to read.</summary>
    private int? Whole()
    {
        if (_messages.Count < 4)
            return null;
        var length = (_messages[1] << 16) | (_messages[2] << 8) | _messages[3];
        if (length > Limit)
            throw new NotTlsException($"a message of {length} bytes");
        return _messages.Count >= 4 + length ? length : null;
    }

    private async Task ReadRecordAsync(CancellationToken cancellationToken)
    {
        await FillAsync(HeaderLength, cancellationToken);
        var (type, length) = (_record[0], BinaryPrimitives.ReadUInt16BigEndian(_record.AsSpan(3)));
        if (type is < 20 or > 23 || _record[1] != 3)
            throw new NotTlsException($"'{Readable(_record.AsSpan(0, HeaderLength))}' in place of a TLS record");
        if (length > LongestRecord)
            throw new NotTlsException($"a record of {length} bytes");
        await FillAsync(length, cancellationToken);
        switch (type)
        {
            case 21 when length == 2:
                // A warning, as that of a name it does not know, is followed by more.
                if (_record[0] == Alerts.Fatal || _record[1] == Alerts.CloseNotify)
                    throw new AlertException(_record[1]);
                break;
            case 22:
                _messages.AddRange(_record.AsSpan(0, length));
                break;
            default:
                throw new NotTlsException($"a record of type {type} in the middle of the handshake");
        }
    }

    private async Task FillAsync(int length, CancellationToken cancellationToken)
    {
        if ((_read += length) > Limit)
            throw new NotTlsException($"more than {Limit / 1024} kB");
        await stream.ReadExactlyAsync(_record.AsMemory(0, length), cancellationToken);
    }

    private static string Readable(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
            text[i] = bytes[i] is >= 0x20 and < 0x7F ? (char)bytes[i] : '?';
        return text.ToString();
    }
}
