using System.Text.Json;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Shelves;

namespace ElbContract.Emulator.Operations;

/// <summary>Lists, adds and removes the backends of listeners: they are held, and get no traffic.</summary>
internal sealed class MemberOperations(EmulatorOptions options, Shelf<StoredThing> store, JobOperations jobs, ListenerStore listeners)
{
    /// <summary>A bare array.</summary>
    public Answer List(Call call, string listener)
    {
        if (listeners.Find(listener) is null)
            return Problem.NoSuch("listener", listener);
        var asked = ListQuery.Of(call.Query, Of(listener), "listeners", "server_name", "update_time", "create_time");
        return Answer.Ok(
            JsonBody.Render(json =>
            {
                json.WriteStartArray();
                foreach (var member in asked)
                    member.Shown.WriteTo(json);
                json.WriteEndArray();
            })
        );
    }

    public Answer Add(Call call, Route route)
    {
        if (listeners.Find(route.Id!) is null)
            return Problem.NoSuch("listener", route.Id!);
        if (JsonBody.Any(call.Body) is not { ValueKind: JsonValueKind.Array } asked || asked.GetArrayLength() == 0)
            return Problem.Body(call.Body, "a JSON array of backends, each with server_id and address");
        foreach (var member in asked.EnumerateArray())
        {
            if (
                member.ValueKind is not JsonValueKind.Object
                || JsonBody.Text(member, "server_id") is not { Length: > 0 }
                || JsonBody.Text(member, "address") is not { Length: > 0 }
            )
                return Problem.BadRequest("A backend has a server_id and an address.");
        }

        foreach (var member in asked.EnumerateArray())
        {
            if (!store.Add(Made(options.NewId(), route.Id!, member)))
                return Problem.QuotaIsFull(store.Limit, "backends");
        }

        return jobs.Start("addMember", about: null, route.ProjectId!);
    }

    /// <summary>Removes those that are named.</summary>
    public Answer Act(Call call, Route route)
    {
        if (listeners.Find(route.Id!) is null)
            return Problem.NoSuch("listener", route.Id!);
        if (
            JsonBody.Object(call.Body) is not { } request
            || !request.TryGetProperty("removeMember", out var named)
            || named.ValueKind is not JsonValueKind.Array
        )
            return Problem.BadRequest("""The body is {"removeMember": [{"id": "..."}]}: no other action on backends is known.""");
        List<string> ids = [];
        foreach (var one in named.EnumerateArray())
        {
            if (one.ValueKind is not JsonValueKind.Object || JsonBody.Text(one, "id") is not { } id)
                return Problem.BadRequest("A backend is named by its id, which is a text.");
            if (store.Find(id) is not { } held || ListenerOf(held) != route.Id)
                return Problem.NoSuch("backend", id);
            ids.Add(id);
        }

        foreach (var id in ids)
            store.Remove(id);
        return jobs.Start("removeMember", about: null, route.ProjectId!);
    }

    /// <summary>How many a listener has.</summary>
    public int CountOf(string listener) => Of(listener).Count();

    /// <summary>How many each listener has, by its id.</summary>
    public Dictionary<string, int> CountByListener() => store.All().CountBy(ListenerOf).ToDictionary(StringComparer.Ordinal);

    /// <summary>Removes what belonged to a listener that is deleted.</summary>
    public void Forget(string listener)
    {
        foreach (var member in Of(listener).ToList())
            store.Remove(member.Id);
    }

    private IEnumerable<StoredThing> Of(string listener) => store.All().Where(held => ListenerOf(held) == listener);

    private static string ListenerOf(StoredThing member) => member.Shown.GetProperty("listeners")[0].GetProperty("id").GetString()!;

    private StoredThing Made(string id, string listener, JsonElement asked) =>
        new(
            id,
            JsonBody.Element(json =>
            {
                json.WriteStartObject();
                json.WriteString("id"u8, id);
                json.WriteString("server_id"u8, JsonBody.Text(asked, "server_id"));
                json.WriteString("server_address"u8, JsonBody.Text(asked, "address"));
                json.WriteString("server_name"u8, JsonBody.Text(asked, "server_id"));
                json.WriteString("address"u8, "");
                json.WriteString("status"u8, "ACTIVE"u8);
                json.WriteString("health_status"u8, "NORMAL"u8);
                json.WriteStartArray("listeners"u8);
                json.WriteStartObject();
                json.WriteString("id"u8, listener);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteString("create_time"u8, options.Now());
                json.WriteString("update_time"u8, options.Now());
                json.WriteEndObject();
            })
        );
}
