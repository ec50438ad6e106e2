using System.Globalization;
using System.Text.Json;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Pages;

/// <summary>What changes on the page, as JSON: listeners, load balancers and calls, newest first; without tokens, bodies and
/// queries.</summary>
internal sealed class PageFacts(AllShelves shelves, RecentCalls calls)
{
    /// <summary>How many listeners and load balancers are shown; the counts are of all.</summary>
    private const int Most = 100;

    /// <summary>In characters. Names are shorter; a seeded fault can let them be longer, and paths can be anything.</summary>
    private const int LongestText = 300;

    public ReadOnlyMemory<byte> Render() =>
        JsonBody
            .Render(json =>
            {
                json.WriteStartObject();
                WriteListeners(json);
                WriteLoadBalancers(json);
                WriteCalls(json);
                json.WriteEndObject();
            })
            .Bytes;

    private void WriteListeners(Utf8JsonWriter json)
    {
        Begin(json, "listeners", shelves.Listeners.Count, shelves.Listeners.Limit);
        foreach (var one in shelves.Listeners.Newest(Most))
        {
            json.WriteStartObject();
            Write(json, "name", one.Text(ListenerField.Name));
            Write(json, "protocol", one.Text(ListenerField.Protocol));
            Write(json, "port", one.Text(ListenerField.Port));
            Write(json, "backendProtocol", one.Text(ListenerField.BackendProtocol));
            Write(json, "backendPort", one.Text(ListenerField.BackendPort));
            Write(json, "loadBalancer", shelves.LoadBalancers.Find(one.LoadBalancer)?.Text("name") ?? one.LoadBalancer);
            Write(json, "status", one.Text(ListenerField.Status));
            Write(json, "time", one.Text(ListenerField.UpdateTime));
            json.WriteEndObject();
        }

        End(json);
    }

    private void WriteLoadBalancers(Utf8JsonWriter json)
    {
        var listeners = shelves.Listeners.CountByLoadBalancer();
        Begin(json, "loadBalancers", shelves.LoadBalancers.Count, shelves.LoadBalancers.Limit);
        foreach (var one in shelves.LoadBalancers.All().Reverse().Take(Most))
        {
            json.WriteStartObject();
            Write(json, "name", one.Text("name"));
            Write(json, "id", one.Id);
            Write(json, "type", one.Text("type"));
            Write(json, "status", one.Text("status"));
            json.WriteNumber("listeners"u8, listeners.GetValueOrDefault(one.Id));
            json.WriteEndObject();
        }

        End(json);
    }

    private void WriteCalls(Utf8JsonWriter json)
    {
        json.WriteStartArray("requests"u8);
        foreach (var call in calls.All())
        {
            json.WriteStartObject();
            Write(json, "time", call.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
            Write(json, "method", call.Method);
            Write(json, "path", call.Path);
            json.WriteNumber("status"u8, call.Status);
            json.WriteStartArray("clauses"u8);
            foreach (var clause in call.Clauses)
                json.WriteStringValue(clause);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Begin(Utf8JsonWriter json, string name, int count, int quota)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count"u8, count);
        json.WriteNumber("quota"u8, quota);
        json.WriteStartArray("newest"u8);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string? text) =>
        json.WriteString(name, text is { Length: > LongestText } ? $"{text.AsSpan(0, LongestText)}…" : text);
}
