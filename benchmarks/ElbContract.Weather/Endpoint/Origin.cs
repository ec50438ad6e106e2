using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator;

namespace ElbContract.Weather.Endpoint;

/// <summary>The emulator behind the endpoint: a healthy service, and the truth of which listeners there are.</summary>
internal sealed class Origin(ElbEmulator emulator) : IDisposable
{
    private const string StrangersName = "elb-contract-0123456789ab";
    private const string Production = "production";
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
        }
    );

    private int _live;
    private int _peak;

    public string Token => emulator.Ids.Token;

    /// <summary>The most listeners that there were at once, without the strangers'.</summary>
    public int Peak => _peak;

    /// <summary>See <see cref="AddProductionAsync"/>.</summary>
    public string? ProductionId { get; private set; }

    private string Listeners => $"/v1.0/{emulator.Ids.ProjectId}/elbaas/listeners";

    /// <param name="method">As the client sent it.</param>
    /// <param name="target">Path and query as the client wrote them.</param>
    /// <param name="token">Null for no header.</param>
    /// <param name="body">Empty for none.</param>
    public async Task<Answer> SendAsync(string method, string target, string? token, byte[] body)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            new Uri(emulator.BaseAddress.AbsoluteUri.TrimEnd('/') + target, AsWritten)
        );
        if (token is not null)
            request.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _http.SendAsync(request);
        Count(method, target, (int)answer.StatusCode);
        return new Answer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.ToString(),
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    public Task AddStrangerAsync() => AddAsync(emulator.Ids.PublicLoadbalancerId, StrangersName);

    /// <summary>Somebody else's listener, at a load balancer that the run knows nothing of.</summary>
    public async Task AddProductionAsync()
    {
        var loadBalancer = await AskAsync(
            Listeners.Replace("/listeners", "/loadbalancers", StringComparison.Ordinal),
            """{"name":"production","vpc_id":"any","admin_state_up":true,"type":"External","bandwidth":1}"""
        );
        ProductionId = (string)(await AddAsync((string)loadBalancer["entities"]!["elb"]!["id"]!, Production))["id"]!;
    }

    private Task<JsonNode> AddAsync(string loadBalancer, string name) =>
        AskAsync(
            Listeners,
            $$"""
            {"loadbalancer_id":"{{loadBalancer}}","name":"{{name}}","port":8,
            "protocol":"HTTP","backend_protocol":"HTTP","backend_port":80,"lb_algorithm":"roundrobin"}
            """
        );

    // For others than the run: what it adds does not count.
    private async Task<JsonNode> AskAsync(string path, string body)
    {
        var answer = await SendAsync("POST", path, Token, Encoding.UTF8.GetBytes(body));
        if (answer.Status != 200)
            throw new InvalidOperationException($"The emulator refuses what a stranger asks for with {answer.Status}.");
        (_live, _peak) = (0, 0);
        var made = JsonNode.Parse(answer.Body)!;
        return made["job_id"] is { } job
            ? JsonNode.Parse(
                (await SendAsync("GET", path.Replace("/elbaas/loadbalancers", $"/jobs/{job}", StringComparison.Ordinal), Token, [])).Body
            )!
            : made;
    }

    private void Count(string method, string target, int status)
    {
        if (!target.Contains("/listeners", StringComparison.Ordinal))
            return;
        if (method == "DELETE" && status == 204)
            Interlocked.Decrement(ref _live);
        if (method != "POST" || status != 200)
            return;
        var live = Interlocked.Increment(ref _live);
        for (var peak = _peak; live > peak; peak = _peak)
            Interlocked.CompareExchange(ref _peak, live, peak);
    }

    /// <summary>How many listeners there are: the strangers', and the others.</summary>
    public async Task<(int Strangers, int Others)> CountAsync()
    {
        using var all = JsonDocument.Parse((await SendAsync("GET", Listeners, Token, [])).Body);
        var strangers = all.RootElement.EnumerateArray().Count(one => one.GetProperty("name").GetString() is StrangersName or Production);
        return (strangers, all.RootElement.GetArrayLength() - strangers);
    }

    public void Dispose() => _http.Dispose();
}
