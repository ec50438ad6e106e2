using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Emulator.DataPlane;

/// <summary>A connection to a port that speaks HTTP, perhaps inside TLS.</summary>
/// <param name="port">The listener's.</param>
/// <param name="handshake">Ends TLS on the two streams; null where there is none.</param>
internal sealed class HandedConnection(ListenerPort port, Func<Stream, Stream, Task<TlsStream>>? handshake)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ListenerPort Port => port;

    public Task Ended => _ended.Task;

    /// <summary>Stands before HTTP: ends TLS, and the connection with its port.</summary>
    public static ConnectionDelegate ServeAsync(ConnectionDelegate http) =>
        connection => connection.Features.GetRequiredFeature<HandedConnection>().ServeAsync(connection, http);

    private async Task ServeAsync(ConnectionContext connection, ConnectionDelegate http)
    {
        try
        {
            await using var cut = port.Closing.Register(connection.Abort);
            if (handshake is null)
                await http(connection);
            else
                await ServeTlsAsync(connection, handshake, http);
        }
        catch (Exception end) when (ListenerTraffic.IsEnd(end))
        {
            // The client left, or was too slow.
        }
        finally
        {
            await EndAsync(connection);
            _ended.TrySetResult();
        }
    }

    /// <summary>The server would wait for ever for a client that does not read the last of its answer.</summary>
    private static async Task EndAsync(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var cut = patience.Token.Register(connection.Abort);
        await connection.DisposeAsync();
    }

    private static async Task ServeTlsAsync(
        ConnectionContext connection,
        Func<Stream, Stream, Task<TlsStream>> handshake,
        ConnectionDelegate http
    )
    {
        var outside = connection.Transport;
        var inside = await handshake(outside.Input.AsStream(), outside.Output.AsStream());
        connection.Transport = new Inside(
            PipeReader.Create(inside, new StreamPipeReaderOptions(leaveOpen: true)),
            PipeWriter.Create(inside, new StreamPipeWriterOptions(leaveOpen: true))
        );
        try
        {
            await http(connection);
            using var patience = new CancellationTokenSource(Patience);
            await inside.CloseAsync(patience.Token);
        }
        finally
        {
            connection.Transport = outside;
        }
    }

    private sealed record Inside(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
