using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ElbContract.Emulator.Keeping;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Snapshots;

/// <summary>Reads a snapshot, which people may have changed.</summary>
/// <param name="path">Of the file, for messages.</param>
internal sealed class SnapshotReader(string path)
{
    private readonly List<Kept> _things = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string Id)> _known = [];
    private readonly HashSet<(string LoadBalancer, int Port)> _ports = [];

    /// <exception cref="SnapshotException">It is no snapshot.</exception>
    public Snapshot Read(byte[] text)
    {
        if (JsonBody.Object(text) is not { } snapshot)
            throw Wrong($"is no snapshot: it is not one JSON object{Line(text)}");
        CheckSchema(snapshot);
        foreach (var member in snapshot.EnumerateObject())
        {
            if (member.Name == "ids")
                ReadIds(member.Value);
            else if (member.Name == "started")
                ReadEach(member, (id, place) => _things.Add(new(AllShelves.Started, Text(id, place), 0, [])));
            else if (member.Name == "listeners")
                ReadEach(member, ReadListener);
            else if (AllShelves.KindOf(member.Name) is { } kind)
                ReadEach(member, (thing, place) => ReadThing(kind, thing, place));
            else if (member.Name != "schema")
                throw Wrong($"has '{member.Name}', which no snapshot has");
        }

        return new Snapshot(_ids, _things);
    }

    private void CheckSchema(JsonElement snapshot)
    {
        var schema = JsonBody.Text(snapshot, "schema");
        if (schema == SnapshotWriter.Schema)
            return;
        throw schema?.StartsWith(SnapshotWriter.SchemaName, StringComparison.Ordinal) is true
            ? new SnapshotException(
                $"{path} is of another version of the emulator, which writes '{schema}', and this one reads '{SnapshotWriter.Schema}': "
                    + "take that version, or save the state again."
            )
            : Wrong($"is no snapshot: its schema is not '{SnapshotWriter.Schema}'");
    }

    private void ReadIds(JsonElement ids)
    {
        if (ids.ValueKind is not JsonValueKind.Object)
            throw Wrong("has ids that are no JSON object");
        foreach (var id in ids.EnumerateObject())
        {
            var text = Text(id.Value, $"ids.{id.Name}");
            if (!SnapshotIds.Has(id.Name))
                throw Wrong($"has ids.{id.Name}, which no snapshot has");
            if (text != Uri.EscapeDataString(text))
                throw Wrong($"has an ids.{id.Name} that cannot stand in a path");
            if (_ids.ContainsValue(text))
                throw Wrong($"has an ids.{id.Name} that is another id, too");
            _ids.Add(id.Name, text);
        }
    }

    private void ReadListener(JsonElement listener, string place)
    {
        var id = Text(listener, "id", place);
        var (shown, more) = (new ArrayBufferWriter<byte>(1024), new ArrayBufferWriter<byte>(64));
        using (var both = new Utf8JsonWriter(shown))
        using (var never = new Utf8JsonWriter(more))
        {
            both.WriteStartObject();
            never.WriteStartObject();
            foreach (var member in listener.EnumerateObject())
                member.WriteTo(ListenerFields.Find(member.Name)?.Shown is Shown.Never ? never : both);
            both.WriteEndObject();
            never.WriteEndObject();
        }

        byte[] saved = [(byte)'[', .. shown.WrittenSpan, (byte)',', .. more.WrittenSpan, (byte)']'];
        Add(ListenerStore.Kind, id, saved, place);
        var stored = StoredListener.Restored(saved, 0);
        if (stored.Port is { } port && !_ports.Add((stored.LoadBalancer, port)))
            throw Wrong($"has {place} on port {port} of a load balancer, which another listener has");
    }

    private void ReadThing(string kind, JsonElement thing, string place)
    {
        var id = Text(thing, kind == AllShelves.JobKind ? "job_id" : "id", place);
        // What the operations rely on.
        switch (kind)
        {
            case AllShelves.LoadBalancerKind:
                if (Text(thing, "type", place) is not ("External" or "Internal"))
                    throw Wrong($"has {place} whose type is neither External nor Internal");
                Text(thing, "status", place);
                break;
            case AllShelves.HealthCheckKind:
                Text(thing, "listener_id", place);
                break;
            case AllShelves.MemberKind:
                if (
                    !thing.TryGetProperty("listeners", out var listeners)
                    || listeners.ValueKind is not JsonValueKind.Array
                    || listeners.GetArrayLength() == 0
                )
                    throw Wrong($"has {place} without listeners");
                Text(listeners[0], "id", $"{place}.listeners[0]");
                break;
            case AllShelves.JobKind:
                if (
                    JsonBody.Member(thing, "asked") is not { ValueKind: JsonValueKind.Number } asked
                    || !asked.TryGetInt32(out var times)
                    || times < 0
                )
                    throw Wrong($"has {place} without asked, which is a whole number");
                if (JsonBody.Member(thing, "elb") is { } about)
                    Text(about, "id", $"{place}.elb");
                break;
        }

        Add(kind, id, JsonSerializer.SerializeToUtf8Bytes(thing), place);
    }

    private void Add(string kind, string id, byte[] json, string place)
    {
        if (!_known.Add((kind, id)))
            throw Wrong($"has {place} with an id that stands there twice");
        _things.Add(new(kind, id, _things.Count + 1, json));
    }

    private void ReadEach(JsonProperty array, Action<JsonElement, string> read)
    {
        if (array.Value.ValueKind is not JsonValueKind.Array)
            throw Wrong($"has '{array.Name}', which is no JSON array");
        foreach (var (index, one) in array.Value.EnumerateArray().Index())
            read(one, string.Create(CultureInfo.InvariantCulture, $"{array.Name}[{index}]"));
    }

    private string Text(JsonElement thing, string name, string place)
    {
        if (thing.ValueKind is not JsonValueKind.Object)
            throw Wrong($"has {place}, which is no JSON object");
        return JsonBody.Text(thing, name) is { Length: > 0 } text ? text : throw Wrong($"has {place} without {name}, which is a text");
    }

    private string Text(JsonElement text, string place) =>
        text.ValueKind is JsonValueKind.String && text.GetString() is { Length: > 0 } value
            ? value
            : throw Wrong($"has {place} that is no text");

    private SnapshotException Wrong(string what) => new($"{path} {what}: correct it, or save the state again.");

    /// <summary>Where it is no JSON, such as <c> (line 3)</c>; empty where it is.</summary>
    private static string Line(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return "";
        }
        catch (JsonException cause)
        {
            return string.Create(CultureInfo.InvariantCulture, $" (line {cause.LineNumber + 1})");
        }
    }
}
