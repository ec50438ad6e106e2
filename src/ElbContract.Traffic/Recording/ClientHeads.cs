using System.IO.Pipelines;
using ElbContract.Traffic.Forwarding;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace ElbContract.Traffic.Recording;

/// <summary>A feature of HTTP/1 connections of clients: the heads of requests as they came, and answers in the letters of the
/// target.</summary>
internal sealed class ClientHeads : IDuplexPipe
{
    private readonly HeadReader _reader;
    private readonly HeadWriter _writer;

    private ClientHeads(IDuplexPipe connection) => (_reader, _writer) = (new(connection.Input), new(connection.Output));

    public PipeReader Input => _reader;
    public PipeWriter Output => _writer;

    /// <summary>Goes between the server and the connection without TLS.</summary>
    public static ConnectionDelegate Between(ConnectionDelegate server) =>
        async connection =>
        {
            if (connection.Features.Get<ITlsApplicationProtocolFeature>()?.ApplicationProtocol.Span.SequenceEqual("h2"u8) != true)
            {
                var heads = new ClientHeads(connection.Transport);
                connection.Transport = heads;
                connection.Features.Set(heads);
            }

            await server(connection);
        };

    /// <summary>The head of the request that the server passes on now; null where it is not sure.</summary>
    public RawHead? Begin()
    {
        _writer.Head = null;
        return _reader.Begin();
    }

    public void Answer(RawHead? head) => _writer.Head = head;

    public void End() => _reader.End();
}
