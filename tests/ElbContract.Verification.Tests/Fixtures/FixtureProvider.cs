using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ElbContract.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace ElbContract.Verification.Tests.Fixtures;

/// <summary>Load balancers, jobs and certificates on loopback, as the API's other pages have them, but for what a test breaks.</summary>
internal sealed class FixtureProvider : IAsyncDisposable
{
    public const string Project = "canary-project-of-the-run";

    private readonly WebApplication _server;
    private int _count;

    public FixtureProvider()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(ServeAsync);
        _server.Start();
        Endpoint = new Uri(_server.Urls.Single());
    }

    public Uri Endpoint { get; }

    public ElbClient Client => new(new HttpClient(), new ElbClientOptions { Endpoint = Endpoint, ProjectId = Project }, "token");

    /// <summary>Answers a request in its own way, given method and last part of the path; null leaves it to the provider.</summary>
    public Func<string, string, (int Status, string Body)?> Instead { get; set; } = (_, _) => null;

    /// <summary>The status of every job.</summary>
    public string JobStatus { get; set; } = "SUCCESS";

    /// <summary>Whether a job that succeeded names its load balancer.</summary>
    public bool JobNames { get; set; } = true;

    /// <summary>What is listed and can be deleted, by id.</summary>
    public ConcurrentDictionary<string, JsonObject> LoadBalancers { get; } = new();

    public ConcurrentDictionary<string, JsonObject> Certificates { get; } = new();
    public ConcurrentDictionary<string, JsonObject> Listeners { get; } = new();

    /// <summary>Method and path below <c>elbaas</c> of every request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Bodies { get; } = new();

    public void Hold(string id, string? name, string type, string status = "ACTIVE", bool isUp = true) =>
        LoadBalancers[id] = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = type,
            ["status"] = status,
            ["admin_state_up"] = isUp ? 1 : 0,
        };

    public void HoldCertificate(string id, string? name, string? domain = null) =>
        Certificates[id] = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["domain"] = domain,
            ["private_key"] = "canary",
        };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var (status, answer) = Answer(context.Request.Method, context.Request.Path, body);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(status == 204 ? "" : answer, context.RequestAborted);
    }

    private (int Status, string Body) Answer(string method, string path, string body)
    {
        var segments = path.Split('/');
        var call =
            $"{method} "
            + string.Join('/', segments.SkipWhile(segment => segment is not ("elbaas" or "jobs")).Where(segment => segment != "elbaas"));
        Requests.Enqueue(call);
        if (body.Length > 0)
            Bodies.Enqueue(body);
        if (Instead(method, segments[^1]) is { } instead)
            return instead;
        return call.Split('/')[0] switch
        {
            "GET jobs" => (200, Job(segments[^1]).ToJsonString()),
            "GET loadbalancers" => (200, List("loadbalancers", LoadBalancers)),
            "POST loadbalancers" => (200, Started(Created(LoadBalancers, body))),
            "DELETE loadbalancers" => Listeners.Values.Any(one => (string?)one["loadbalancer_id"] == segments[^1])
                ? (400, """{"error":{"message":"in use","code":"ELB.3"}}""")
            : LoadBalancers.TryRemove(segments[^1], out _) ? (200, Started(segments[^1]))
            : (404, ""),
            "GET certificate" => (200, List("certificates", Certificates)),
            "POST certificate" => (200, Certificates[Created(Certificates, body)].ToJsonString()),
            "DELETE certificate" => (Certificates.TryRemove(segments[^1], out _) ? 204 : 404, ""),
            "GET listeners" => (200, new JsonArray([.. Listeners.Values.Select(one => one.DeepClone())]).ToJsonString()),
            "DELETE listeners" => (Listeners.TryRemove(segments[^1], out _) ? 204 : 404, ""),
            _ => (404, ""),
        };
    }

    private string Created(ConcurrentDictionary<string, JsonObject> things, string body)
    {
        var id = $"id-{Interlocked.Increment(ref _count)}";
        var made = JsonNode.Parse(body)!.AsObject();
        made["id"] = id;
        made["status"] = "ACTIVE";
        things[id] = made;
        return id;
    }

    private JsonObject Job(string id) =>
        new()
        {
            ["status"] = JobStatus,
            ["entities"] =
                JobStatus == "SUCCESS" && JobNames ? new JsonObject { ["elb"] = new JsonObject { ["id"] = id[4..] } } : new JsonObject(),
            ["fail_reason"] = JobStatus == "FAIL" ? "no address left." : null,
        };

    private static string Started(string id) => new JsonObject { ["job_id"] = $"job-{id}" }.ToJsonString();

    private static string List(string name, ConcurrentDictionary<string, JsonObject> things) =>
        new JsonObject { [name] = new JsonArray([.. things.Values.Select(one => one.DeepClone())]), ["instance_num"] = "0" }.ToJsonString();
}
