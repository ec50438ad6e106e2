using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Contracts;

/// <summary>Describes a recorded request for the readers of a contract, without its values but words of the page.</summary>
internal static class InteractionWords
{
    // Those that every listener has, or that are told otherwise.
    private static readonly string[] Told =
    [
        "name",
        "loadbalancer_id",
        "protocol",
        "port",
        "backend_protocol",
        "backend_port",
        "lb_algorithm",
    ];

    public static string Of(JsonObject body)
    {
        var network = Text(body["loadbalancer_id"]) == ProviderIds.Example.PrivateLoadbalancerId ? "private" : "public";
        var further = body.Where(member => !Told.Contains(member.Key))
            .Select(member => member.Key + Value(member.Value))
            .Order(StringComparer.Ordinal)
            .ToList();
        return $"Adding a {Text(body["protocol"])} listener with {Text(body["backend_protocol"])} backends under "
            + $"{Text(body["lb_algorithm"])} to a {network} network load balancer"
            + (further.Count == 0 ? "" : $", with {string.Join(", ", further)}");
    }

    private static string Value(JsonNode? value) =>
        value?.GetValueKind() switch
        {
            JsonValueKind.True => " true",
            JsonValueKind.False => " false",
            null => " null",
            _ => "",
        };

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
