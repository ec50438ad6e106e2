using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Shelves;

namespace ElbContract.Emulator.Operations;

/// <summary>Lists, shows, creates, changes and deletes health checks: they are held, and check nothing.</summary>
internal sealed class HealthCheckOperations(EmulatorOptions options, Shelf<StoredThing> store, ListenerStore listeners)
{
    /// <summary>What a health check has, with the whole numbers that each can be; texts have none.</summary>
    internal static readonly (string Name, string Default, int Least, int Most)[] Fields =
    [
        ("healthcheck_protocol", "TCP", 0, 0),
        ("healthcheck_uri", "/", 0, 0),
        ("healthcheck_connect_port", "80", 1, 65535),
        ("healthcheck_interval", "5", 1, 50),
        ("healthcheck_timeout", "10", 1, 50),
        ("healthy_threshold", "3", 1, 10),
        ("unhealthy_threshold", "3", 1, 10),
    ];

    public Answer List(Call call) =>
        Answer.Ok(
            JsonBody.RenderList(
                "healthchecks",
                [.. ListQuery.Of(call.Query, store.All(), "update_time", "create_time").Select(held => held.Shown)]
            )
        );

    public Answer Show(string id) =>
        store.Find(id) is { } found ? Answer.Ok(JsonBody.Render(found.Shown.WriteTo)) : Problem.NoSuch("health check", id);

    public Answer Create(Call call)
    {
        if (JsonBody.Object(call.Body) is not { } request)
            return Problem.Body(call.Body);
        if (JsonBody.Text(request, "listener_id") is not { Length: > 0 } listener)
            return Problem.BadRequest("A health check has a listener_id.");
        if (listeners.Find(listener) is not { } checkedListener)
            return Problem.BadRequest($"There is no listener {listener}.");
        if (Wrong(request) is { } problem)
            return Problem.BadRequest(problem);
        if (Of(listener) is { } other)
            return Problem.BadRequest($"Listener {listener} has health check {other.Id}: change that, or delete it first.");
        var made = Made(options.NewId(), listener, checkedListener.Port, request);
        return store.Add(made) ? Answer.Ok(JsonBody.Render(made.Shown.WriteTo)) : Problem.QuotaIsFull(store.Limit, "health checks");
    }

    public Answer Change(Call call, string id)
    {
        if (!store.Contains(id))
            return Problem.NoSuch("health check", id);
        if (JsonBody.Object(call.Body) is not { } request)
            return Problem.Body(call.Body);
        if (Wrong(request) is { } problem)
            return Problem.BadRequest(problem);
        var changes = Fields
            .Where(field => IsThere(request, field.Name))
            .Select(field => KeyValuePair.Create(field.Name, Value(request, field.Name, field.Least)))
            .Append(KeyValuePair.Create<string, JsonNode?>("update_time", options.Now()));
        return store.Change(id, held => held with { Shown = held.With(changes) }) is { } changed
            ? Answer.Ok(JsonBody.Render(changed.Shown.WriteTo))
            : Problem.NoSuch("health check", id);
    }

    public Answer Delete(string id) => store.Remove(id) ? Answer.NoContent : Problem.NoSuch("health check", id);

    /// <summary>That of a listener; null where it has none.</summary>
    public StoredThing? Of(string listener) => store.All().FirstOrDefault(held => held.Text("listener_id") == listener);

    /// <summary>Every listener's, by its id.</summary>
    public Dictionary<string, string> ByListener() =>
        store.All().DistinctBy(held => held.Text("listener_id")).ToDictionary(held => held.Text("listener_id")!, held => held.Id);

    private StoredThing Made(string id, string listener, int? port, JsonElement request) =>
        new(
            id,
            JsonBody.Element(json =>
            {
                json.WriteStartObject();
                json.WriteString("id"u8, id);
                json.WriteString("listener_id"u8, listener);
                foreach (var (name, standard, least, _) in Fields)
                {
                    json.WritePropertyName(name);
                    if (IsThere(request, name))
                        Value(request, name, least)!.WriteTo(json);
                    else if (name == "healthcheck_connect_port" && port is { } own)
                        json.WriteNumberValue(own);
                    else if (least > 0)
                        json.WriteRawValue(standard);
                    else
                        json.WriteStringValue(standard);
                }

                json.WriteString("create_time"u8, options.Now());
                json.WriteString("update_time"u8, options.Now());
                json.WriteEndObject();
            })
        );

    private static string? Wrong(JsonElement request)
    {
        foreach (var (name, _, least, most) in Fields.Where(field => IsThere(request, field.Name)))
        {
            if (least == 0 && JsonBody.Text(request, name) is null)
                return $"The {name} of a health check is a text.";
            if (least > 0 && (JsonBody.Number(request, name) is not { } number || number < least || number > most))
                return $"The {name} of a health check is a whole number from {least} to {most}.";
        }

        return
            JsonBody.Text(request, "healthcheck_protocol") is { } protocol
            && !protocol.Equals("TCP", StringComparison.OrdinalIgnoreCase)
            && !protocol.Equals("HTTP", StringComparison.OrdinalIgnoreCase)
            ? "The healthcheck_protocol of a health check is TCP or HTTP."
            : null;
    }

    private static JsonNode? Value(JsonElement request, string name, int least) =>
        least > 0 ? JsonBody.Number(request, name) : JsonBody.Text(request, name);

    private static bool IsThere(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;
}
