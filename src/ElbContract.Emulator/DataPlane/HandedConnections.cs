using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace ElbContract.Emulator.DataPlane;

/// <summary>Connections that others have accepted, for a server that would listen by itself.</summary>
internal sealed class HandedConnections : IConnectionListenerFactory, IConnectionListener
{
    // How many there can be is limited by who hands them.
    private readonly Channel<ConnectionContext> _handed = Channel.CreateUnbounded<ConnectionContext>();

    public EndPoint EndPoint { get; } = new IPEndPoint(IPAddress.Loopback, 0);

    /// <summary>False where the server has stopped.</summary>
    public bool Hand(ConnectionContext connection) => _handed.Writer.TryWrite(connection);

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _handed.Reader.WaitToReadAsync(cancellationToken) && _handed.Reader.TryRead(out var connection) ? connection : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _handed.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => UnbindAsync();
}
