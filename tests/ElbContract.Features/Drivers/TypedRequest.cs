using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ElbContract.Specification.Listeners;

namespace ElbContract.Features.Drivers;

/// <summary>Tells what a typed client can say from what only a raw request can.</summary>
internal static class TypedRequest
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The request that says the same; null where a type is wrong, a mandatory parameter is missing or null is sent.</summary>
    public static AddListenerRequest? From(JsonObject listener)
    {
        if (listener.Any(parameter => parameter.Value is null))
            return null;
        try
        {
            return listener.Deserialize<AddListenerRequest>(Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
