using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Replaying;

namespace ElbContract.Traffic.Tests.Replaying;

/// <summary>A provider that a recording is replayed at: it adds what it is asked to add, and keeps what it is sent.</summary>
internal sealed class ReplayedProvider
{
    private readonly Dictionary<string, JsonObject> _listeners = new(StringComparer.Ordinal);

    /// <summary>What was sent, a line each: method, target, token and body.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Answers in the place of this one where it is not null.</summary>
    public Func<CapturedRequest, CapturedResponse?> Instead { get; set; } = _ => null;

    public IReadOnlyCollection<string> Standing => _listeners.Keys;

    public static ReplayIds Ids { get; } = new() { PublicLoadBalancer = "public-now", Certificate = "certificate-now" };

    public async Task<IReadOnlyList<ReplayedExchange>> ReplayAsync(int maximumListeners, params RecordedEntry[] entries)
    {
        List<ReplayedExchange> replayed = [];
        await foreach (var one in new Replay(entries).RunAsync(Ids, maximumListeners, SendAsync, TestContext.Current.CancellationToken))
            replayed.Add(one);
        return replayed;
    }

    /// <summary>An entry as a recording has it.</summary>
    /// <param name="call">Method, and path below the project.</param>
    /// <param name="body">The request's.</param>
    /// <param name="status">The answer's; 0 where none came.</param>
    /// <param name="answer">The answer's body.</param>
    /// <param name="headers">The request's.</param>
    public static RecordedEntry Entry(string call, string body, int status, string answer, params (string Name, string Value)[] headers)
    {
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        var request = new CapturedRequest(
            method,
            "/base/v1.0/project-0123/elbaas/listeners" + path,
            [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
            Encoding.UTF8.GetBytes(body)
        );
        return new RecordedEntry
        {
            Number = 7,
            HasRequestBody = true,
            HasResponseBody = true,
            Exchange = new Exchange
            {
                Number = 7,
                Request = request,
                Response = status == 0 ? null : Answer(status, answer),
                StartedAt = default,
                Duration = TimeSpan.Zero,
                Outcome = status == 0 ? ExchangeOutcome.TimedOut : ExchangeOutcome.Answered,
            },
        };
    }

    /// <summary>A recorded request that added a listener.</summary>
    public static RecordedEntry Added(string id, int port, string loadBalancer = "public-then") =>
        Entry(
            "POST ",
            Body(port, loadBalancer),
            200,
            $$"""{"id":"{{id}}","port":{{port}},"loadbalancer_id":"{{loadBalancer}}","create_time":"then"}""",
            ("X-Auth-Token", "redacted")
        );

    public static string Body(int port, string loadBalancer = "public-then") =>
        $$"""
            {"name":"a","loadbalancer_id": "{{loadBalancer}}","protocol":"TCP","port":{{port}},"backend_protocol":"TCP",
            "backend_port":80,"lb_algorithm":"roundrobin"}
            """.ReplaceLineEndings("");

    public static CapturedResponse Answer(int status, string body) =>
        new(status, body.Length == 0 ? [] : [new("Content-Type", "application/json")], Encoding.UTF8.GetBytes(body));

    private Task<Exchange> SendAsync(CapturedRequest request, CancellationToken cancellationToken)
    {
        Sent.Add(
            (
                $"{request.Method} {request.Target} {request.Header("X-Auth-Token") ?? "none"} "
                + Encoding.UTF8.GetString(request.Body.Span)
            ).TrimEnd()
        );
        var answer = Instead(request) ?? Answered(request);
        return Task.FromResult(
            new Exchange
            {
                Number = Sent.Count,
                Request = request,
                Response = answer,
                StartedAt = default,
                Duration = TimeSpan.Zero,
                Outcome = ExchangeOutcome.Answered,
            }
        );
    }

    private CapturedResponse Answered(CapturedRequest request)
    {
        var id = request.Path[(request.Path.LastIndexOf('/') + 1)..];
        if (request.Method == "POST")
            return Add(JsonNode.Parse(request.Body.Span)!.AsObject());
        if (id == "listeners")
            return Answer(200, $"[{string.Join(',', _listeners.Values.Select(one => one.ToJsonString()))}]");
        if (!_listeners.TryGetValue(id, out var listener))
            return Answer(404, $$"""{"error":{"message":"there is no {{id}}"} }""");
        if (request.Method != "DELETE")
            return Answer(200, listener.ToJsonString());
        _listeners.Remove(id);
        return Answer(204, "");
    }

    private CapturedResponse Add(JsonObject asked)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"listener-now-{Sent.Count}");
        _listeners[id] = new JsonObject
        {
            ["id"] = id,
            ["port"] = asked["port"]!.DeepClone(),
            ["loadbalancer_id"] = asked["loadbalancer_id"]!.DeepClone(),
            ["create_time"] = "now",
        };
        return Answer(200, _listeners[id].ToJsonString());
    }
}
