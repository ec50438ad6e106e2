using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace ElbContract.Verification.Tests.Providers;

/// <summary>A provider on loopback that keeps whatever listeners it is asked for, within a quota, and answers as badly as a test
/// wants.</summary>
internal sealed class ShelfProvider : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, JsonObject> _listeners = new(StringComparer.Ordinal);
    private readonly Task _serving;
    private int _posts;
    private int _made;

    public ShelfProvider()
    {
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

    /// <summary>How many listeners it takes; one more is refused with ELB.6091.</summary>
    public int Quota { get; set; } = int.MaxValue;

    /// <summary>Answers a request before it is carried out; null carries it out. The number counts the requests of that method.</summary>
    public Func<string, int, Reply?> Before { get; set; } = (_, _) => null;

    /// <summary>Answers a request, by its method and target, before it is carried out; null carries it out.</summary>
    public Func<string, Reply?> Instead { get; set; } = _ => null;

    /// <summary>How many listeners stand on a page of a listing.</summary>
    public int PageSize { get; init; } = int.MaxValue;

    /// <summary>Whether a page names the next.</summary>
    public bool AnnouncesPages { get; init; }

    /// <summary>Answers a POST that was carried out, in the place of the listener.</summary>
    public Func<int, Reply?> AfterAdding { get; set; } = _ => null;

    /// <summary>Whether a listener that was added is not listed the first time.</summary>
    public bool ListsLate { get; set; }

    /// <summary>Methods and targets, in the order in which they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The most listeners that were there at once.</summary>
    public int Peak { get; private set; }

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _listeners.Values.Select(listener => (string)listener["name"]!).Order(StringComparer.Ordinal)];
        }
    }

    public int Count(string method) => Requests.Count(request => request.StartsWith(method + " ", StringComparison.Ordinal));

    /// <summary>Puts somebody's listener there.</summary>
    public string Put(string loadBalancer, int port, string name)
    {
        lock (_lock)
        {
            var id = "listener-" + ++_made;
            _listeners[id] = new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["port"] = port,
                ["loadbalancer_id"] = loadBalancer,
            };
            Peak = Math.Max(Peak, _listeners.Count);
            return id;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close(); // Stop first, and Close takes the port once more.
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => HandleAsync(context));
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body, _stop.Token);
            var method = context.Request.HttpMethod;
            Requests.Enqueue($"{method} {context.Request.RawUrl}");
            var reply =
                Before(method, Count(method))
                ?? Instead($"{method} {context.Request.RawUrl}")
                ?? Carry(method, context.Request, body.ToArray());
            await SendAsync(context.Response, reply);
        }
        catch (Exception gone)
            when (gone is HttpListenerException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The client or the test has ended.
        }
    }

    private async Task SendAsync(HttpListenerResponse response, Reply reply)
    {
        if (reply.Hangs)
            await Task.Delay(Timeout.Infinite, _stop.Token);
        response.StatusCode = reply.Status;
        if (reply.IsCutShort)
        {
            response.ContentLength64 = 1000;
            await response.OutputStream.WriteAsync("{"u8.ToArray(), _stop.Token);
            response.Abort();
            return;
        }

        if (reply.RetryAfter is { } retryAfter)
            response.Headers["Retry-After"] = retryAfter;
        // Headers and body in one packet: apart, they wait for each other's acknowledgement.
        response.Close(Encoding.UTF8.GetBytes(reply.Body), willBlock: true);
    }

    private Reply Carry(string method, HttpListenerRequest request, byte[] body) =>
        method switch
        {
            "POST" => Add(body),
            "DELETE" => Delete(request.RawUrl!),
            _ => request.QueryString["loadbalancer_id"] is { } loadBalancer
                ? List(loadBalancer, request.QueryString["marker"])
                : Show(request.RawUrl!),
        };

    private Reply Add(byte[] body)
    {
        var asked = JsonNode.Parse(body)!.AsObject();
        var (loadBalancer, port) = ((string)asked["loadbalancer_id"]!, (int)asked["port"]!);
        lock (_lock)
        {
            if (_listeners.Values.Any(one => (string)one["loadbalancer_id"]! == loadBalancer && (int)one["port"]! == port))
                return Reply.Error(400, "ELB.6101");
            if (_listeners.Count >= Quota)
                return Reply.Error(403, "ELB.6091");
            var id = Put(loadBalancer, port, (string?)asked["name"] ?? "");
            if (ListsLate)
                _listeners[id]["late"] = true;
            return AfterAdding(++_posts) ?? new Reply(200, _listeners[id].ToJsonString());
        }
    }

    private Reply Delete(string target)
    {
        lock (_lock)
            return _listeners.Remove(target[(target.LastIndexOf('/') + 1)..]) ? new Reply(204) : Reply.Error(404, "ELB.6002");
    }

    private Reply Show(string target)
    {
        lock (_lock)
            return _listeners.GetValueOrDefault(target[(target.LastIndexOf('/') + 1)..]) is { } found
                ? new Reply(200, found.ToJsonString())
                : Reply.Error(404, "ELB.6002");
    }

    private Reply List(string loadBalancer, string? marker)
    {
        lock (_lock)
        {
            var there = _listeners
                .Values.Where(one => (string)one["loadbalancer_id"]! == loadBalancer && !one.Remove("late"))
                .SkipWhile(one => marker is not null && (string)one["id"]! != marker)
                .Skip(marker is null ? 0 : 1)
                .ToList();
            var page = new JsonArray([.. there.Take(PageSize).Select(one => one.DeepClone())]);
            if (!AnnouncesPages)
                return new Reply(200, page.ToJsonString());
            var links = new JsonObject { ["next"] = there.Count > PageSize ? $"http://elsewhere/any?marker={page[^1]!["id"]}" : null };
            return new Reply(200, new JsonObject { ["listeners"] = page, ["links"] = links }.ToJsonString());
        }
    }
}

/// <summary>What a provider answers.</summary>
internal sealed record Reply(int Status, string Body = "", string? RetryAfter = null)
{
    public bool Hangs { get; init; }

    /// <summary>The connection ends within the body.</summary>
    public bool IsCutShort { get; init; }

    public static Reply Error(int status, string code) =>
        new(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["message"] = "no" },
            }.ToJsonString()
        );
}
