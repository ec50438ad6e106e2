using System.Text;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Traffic.Tests.Checking;

/// <summary>Requests that add listeners, conforming answers to them, and both as an entry of an archive.</summary>
internal static class RecordedListener
{
    public const string Path = "/v1.0/project-1/elbaas/listeners";

    /// <summary>The body of an HTTP listener with other members, or with null in the place of what it lacks.</summary>
    public static string Request(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var body = new JsonObject
        {
            ["name"] = "web",
            ["loadbalancer_id"] = "lb-1",
            ["protocol"] = "HTTP",
            ["port"] = 80,
            ["backend_protocol"] = "HTTP",
            ["backend_port"] = 8080,
            ["lb_algorithm"] = "roundrobin",
        };
        foreach (var (name, value) in members)
            body[name] = value;
        return body.ToJsonString();
    }

    /// <summary>What a conforming provider answers to it.</summary>
    public static string Answer(string request, LoadBalancerNetwork network = LoadBalancerNetwork.Public)
    {
        var answer = ListenerAnswer.Of(ListenerDocument.Parse(Encoding.UTF8.GetBytes(request)), network, "id-1", "2026-01-02 03:04:05");
        return Encoding.UTF8.GetString(answer.Bytes.Span);
    }

    public static string Entry(string request, int status, string? answer, string path = Path, string method = "POST")
    {
        var response = new JsonObject
        {
            ["status"] = status,
            ["headers"] = new JsonArray(),
            ["content"] = new JsonObject { ["size"] = answer is null ? 100 : Encoding.UTF8.GetByteCount(answer), ["text"] = answer },
        };
        if (answer is null)
            response["content"]!.AsObject().Remove("text");
        return new JsonObject
        {
            ["startedDateTime"] = "2026-01-02T03:04:05.678Z",
            ["time"] = 1,
            ["request"] = new JsonObject
            {
                ["method"] = method,
                ["url"] = "https://elb.example.com/api" + path,
                ["headers"] = new JsonArray(),
                ["postData"] = new JsonObject { ["text"] = request },
            },
            ["response"] = response,
        }.ToJsonString();
    }
}
