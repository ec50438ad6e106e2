using System.Text.Json.Nodes;
using ElbContract.Features.Drivers;

namespace ElbContract.Features.Contracts;

/// <summary>Finds scenarios whose listeners would be in each other's way, when a verifier adds them all to one load balancer.</summary>
internal static class PortCheck
{
    /// <exception cref="ContractException">Two scenarios add a listener on the same port of the same load balancer.</exception>
    public static void Examine(IEnumerable<(string Title, Exchange Exchange)> scenarios)
    {
        var places = new Dictionary<(string LoadBalancer, int Port), string>();
        foreach (var (title, exchange) in scenarios.OrderBy(one => one.Title, StringComparer.Ordinal))
        {
            if (PlaceOf(exchange) is not { } place || places.TryAdd(place, title))
                continue;
            throw new ContractException(
                $"The scenarios '{places[place]}' and '{title}' both add a listener on port {place.Port} of the same load balancer: "
                    + "name another port in one of them."
            );
        }
    }

    private static (string LoadBalancer, int Port)? PlaceOf(Exchange exchange) =>
        WireJson.Object(exchange.Body) is { } listener
        && Read<string>(listener["loadbalancer_id"]) is { Length: > 0 } loadBalancer
        && Read<int>(listener["port"]) is > 0 and <= ushort.MaxValue and var port
            ? (loadBalancer, port)
            : null;

    private static T? Read<T>(JsonNode? node) => node is JsonValue value && value.TryGetValue<T>(out var read) ? read : default;
}
