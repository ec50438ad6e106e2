using System.Text.Json.Nodes;
using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Client.Wire;
using ElbContract.Specification.Listeners;
using ElbContract.Stub;

namespace ElbContract.Features.Drivers;

/// <summary>The consumer: sends through the real client, typed where the client has a type for it and raw where not, and keeps what came of
/// it.</summary>
public sealed class ConsumerDriver(Scene scene, AttachedExchanges attached) : IDisposable
{
    private HttpClient? _http;
    private WireTap? _tap;

    /// <summary>All requests that were answered.</summary>
    public IReadOnlyList<Exchange> Exchanges => [.. _tap?.Exchanges ?? []];

    /// <summary>What the client made of the last answer: a listener, or what it threw.</summary>
    public Listener? Added { get; private set; }

    public Exception? Trouble { get; private set; }

    public async Task AddAsync(JsonObject listener, CancellationToken cancellationToken = default)
    {
        if (TypedRequest.From(listener) is { } typed)
            await AddTypedAsync(typed, cancellationToken);
        else
            await PostAsync(ListenerPaths.All(scene.ProjectId), WireJson.Write(listener));
    }

    /// <summary>Posts as it is what no client with types can say.</summary>
    public async Task PostAsync(string path, byte[]? body)
    {
        var request = new RawRequest
        {
            Path = path,
            Token = scene.Token,
            Body = body is null ? null : new ReadOnlyMemory<byte>(body),
        };
        Trouble = null;
        await Client().SendAsync(request);
    }

    public void Dispose() => _http?.Dispose();

    private async Task AddTypedAsync(AddListenerRequest request, CancellationToken cancellationToken)
    {
        Trouble = null;
        try
        {
            Added = await Client().AddListenerAsync(request, cancellationToken);
        }
        catch (Exception trouble) when (trouble is ElbException or OperationCanceledException)
        {
            Trouble = trouble;
        }
    }

    private ElbClient Client()
    {
        _tap ??= new WireTap(new StubSituationHandler(scene.Provider, StubOfTheRun.Connections), attached);
        _http ??= new HttpClient(_tap, disposeHandler: false) { Timeout = scene.Patience };
        return new ElbClient(_http, new ElbClientOptions { Endpoint = StubOfTheRun.Address, ProjectId = scene.ProjectId }, scene.Token);
    }
}
