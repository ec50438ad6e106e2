using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Documentation;

/// <summary>Requests that are accepted: the page's example, and the least that a listener of each protocol needs.</summary>
internal static class ListenerExamples
{
    private static readonly string[] Protocols = ["HTTP", "TCP", "HTTPS", "SSL", "UDP"];

    /// <summary>By name, as OpenAPI has examples. Each has a port of its own.</summary>
    public static JsonObject All()
    {
        var examples = new JsonObject { ["page"] = Example("The page's example", Page()) };
        foreach (var (index, protocol) in Protocols.Index())
            examples[protocol.ToLowerInvariant()] = Example($"The least that {protocol} needs", Least(protocol, 8081 + index));
        return examples;
    }

    private static JsonObject Page() =>
        new()
        {
            ["name"] = "listener1",
            ["description"] = "",
            ["loadbalancer_id"] = ProviderIds.Example.PublicLoadbalancerId,
            ["protocol"] = "HTTP",
            ["port"] = 88,
            ["backend_protocol"] = "HTTP",
            ["backend_port"] = 80,
            ["lb_algorithm"] = "roundrobin",
            ["session_sticky"] = true,
            ["sticky_session_type"] = "insert",
            ["cookie_timeout"] = 100,
            ["tcp_draining"] = true,
            ["tcp_draining_timeout"] = 5,
        };

    private static JsonObject Least(string protocol, int port)
    {
        var ids = ProviderIds.Example;
        var listener = new JsonObject();
        foreach (var row in ListenerFields.Requested)
        {
            if (LeastListener.Value(row.Field, protocol, ids.PublicLoadbalancerId, $"{port}", ids.CertificateId) is { } json)
                listener[row.JsonName] = JsonNode.Parse(json);
        }

        return listener;
    }

    private static JsonObject Example(string summary, JsonObject value) => new() { ["summary"] = summary, ["value"] = value };
}
