using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Verification.Tests.Providers;

/// <summary>A provider on loopback that conforms, but for what a test breaks.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly KnownProvider _knowledge;
    private readonly Task _serving;
    private readonly ConcurrentDictionary<string, long> _ports = new();
    private readonly ConcurrentDictionary<string, string?> _loadBalancers = new();
    private int _count;

    public TestProvider()
    {
        Ids = ProviderIds.New(() => Guid.NewGuid().ToString("N"));
        _knowledge = new KnownProvider(Ids);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
        }

        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Endpoint { get; }
    public ProviderIds Ids { get; }

    /// <summary>The clause that is passed over: what only it forbids is accepted.</summary>
    public string? IgnoredClause { get; init; }

    /// <summary>What is done with requests that may be refused or accepted.</summary>
    public Stance Stance { get; init; }

    /// <summary>What becomes of the status, given what was expected to be answered and the request.</summary>
    public Func<int, ListenerDocument, int> Status { get; init; } = (status, _) => status;

    /// <summary>What becomes of the listener in an answer that accepts.</summary>
    public Func<JsonObject, JsonObject> Answer { get; init; } = answer => answer;

    /// <summary>Whether somebody else has the port that a request asks for.</summary>
    public Func<long, bool> IsTaken { get; init; } = _ => false;

    /// <summary>Handles a request instead; true when it did.</summary>
    public Func<HttpListenerContext, Task<bool>> Instead { get; init; } = _ => Task.FromResult(false);

    /// <summary>Whether an answer that accepts is lost on its way, the listener made all the same.</summary>
    public Func<ListenerDocument, bool> LosesAnswer { get; init; } = _ => false;

    /// <summary>The listeners that are there: their names by their ids.</summary>
    public ConcurrentDictionary<string, string> Listeners { get; } = new();

    /// <summary>The ids that deletion was asked for.</summary>
    public ConcurrentBag<string> Deleted { get; } = [];

    public int Requests => _count;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Without Stop before it: Close would then take the port once more, which another test may have by now.
        _listener.Close();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => HandleAsync(context));
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        Interlocked.Increment(ref _count);
        try
        {
            if (await Instead(context))
                return;
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, _stop.Token);
            var (status, answer) = context.Request.HttpMethod switch
            {
                "DELETE" => Delete(context.Request.RawUrl!),
                "GET" => (
                    200,
                    Encoding.UTF8.GetBytes(
                        new JsonArray([
                            .. Listeners.Select(listener => new JsonObject
                            {
                                ["id"] = listener.Key,
                                ["name"] = listener.Value,
                                ["port"] = _ports.GetValueOrDefault(listener.Key),
                                ["loadbalancer_id"] = _loadBalancers.GetValueOrDefault(listener.Key),
                            }),
                        ]).ToJsonString()
                    )
                ),
                _ => Add(context.Request, body.ToArray()),
            };
            if (status == 200 && context.Request.HttpMethod == "POST" && LosesAnswer(ListenerDocument.Parse(body.ToArray())))
            {
                context.Response.ContentLength64 = answer.Length;
                await context.Response.OutputStream.WriteAsync(answer[..1], _stop.Token);
                context.Response.Abort();
                return;
            }

            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            // Headers and body in one packet: apart, they wait for each other's acknowledgement.
            context.Response.Close(answer.ToArray(), willBlock: true);
        }
        catch (Exception gone) when (gone is HttpListenerException or OperationCanceledException or ObjectDisposedException)
        {
            // The client or the test has ended.
        }
    }

    private (int Status, ReadOnlyMemory<byte> Body) Delete(string target)
    {
        var id = target[(target.LastIndexOf('/') + 1)..];
        Deleted.Add(id);
        return Listeners.TryRemove(id, out _) ? (204, default) : (404, default);
    }

    private (int Status, ReadOnlyMemory<byte> Body) Add(HttpListenerRequest request, byte[] body)
    {
        var expectation = Judge.Expect(new AddListenerRequestOnWire(request.RawUrl!, request.Headers["X-Auth-Token"], body), _knowledge);
        if (IsTaken(expectation.Request.Integer(ListenerField.Port)))
            return (400, Encoding.UTF8.GetBytes("""{"error":{"code":"ELB.6101","message":"taken"}}"""));
        var refusal = Refusal.Of(expectation, _knowledge, Stance);
        var ignored =
            IgnoredClause is not null && expectation.Refusals.Any() && expectation.Refusals.All(clause => clause.Id == IgnoredClause);
        var status = Status(refusal is null || ignored ? 200 : refusal.Status, expectation.Request);
        if (status is < 200 or >= 300)
            return (
                status,
                Encoding.UTF8.GetBytes(
                    new JsonObject
                    {
                        ["error"] = new JsonObject { ["code"] = refusal?.Code ?? "T.1", ["message"] = "refused" },
                    }.ToJsonString()
                )
            );
        var network = expectation.Request.Text(ListenerField.LoadbalancerId) is { } loadbalancer
            ? _knowledge.LoadBalancer(loadbalancer)
            : null;
        var id = Guid.NewGuid().ToString("N");
        _ports[id] = expectation.Request.Integer(ListenerField.Port);
        _loadBalancers[id] = expectation.Request.Text(ListenerField.LoadbalancerId);
        Listeners[id] = expectation.Request.Text(ListenerField.Name) ?? "";
        var answer = JsonNode
            .Parse(
                ListenerAnswer
                    .Of(Sensible(expectation.Request), network ?? LoadBalancerNetwork.Public, id, "2026-01-01 00:00:00")
                    .Bytes.Span
            )!
            .AsObject();
        return (status, Encoding.UTF8.GetBytes(Answer(answer).ToJsonString()));
    }

    // A listener of the request, or of an empty one where the request is none.
    private static ListenerDocument Sensible(ListenerDocument request) =>
        request.Form == DocumentForm.Object ? request : ListenerDocument.Parse("{}"u8.ToArray());
}
