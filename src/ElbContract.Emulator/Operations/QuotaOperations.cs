using System.Text.Json;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Shelves;

namespace ElbContract.Emulator.Operations;

/// <summary>Shows how many load balancers and listeners there can be.</summary>
internal sealed class QuotaOperations(Shelf<StoredLoadBalancer> loadBalancers, ListenerStore listeners)
{
    public Answer Show() =>
        Answer.Ok(
            JsonBody.Render(json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("quotas"u8);
                json.WriteStartArray("resources"u8);
                Write(json, "elb", loadBalancers.Count, loadBalancers.Limit);
                Write(json, "listener", listeners.Count, listeners.Limit);
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
            })
        );

    private static void Write(Utf8JsonWriter json, string type, int used, int quota)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteNumber("used"u8, used);
        json.WriteNumber("quota"u8, quota);
        json.WriteNumber("max"u8, quota);
        json.WriteNumber("min"u8, 1);
        json.WriteEndObject();
    }
}
