using System.Buffers;
using System.Text.Json;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Snapshots;

/// <summary>Writes what an emulator holds, for people and for <see cref="SnapshotReader"/>: the same state gives the same text.</summary>
internal static class SnapshotWriter
{
    /// <summary>What the file is, and the version of its form.</summary>
    public const string Schema = SchemaName + "1";

    public const string SchemaName = "elb-contract/snapshot/";

    /// <summary>Ends every line that begins a private key.</summary>
    private const string KeyMark = "PRIVATE KEY-----";

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static AnswerBody Write(ProviderIds ids, AllShelves shelves)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteString("schema"u8, Schema);
            json.WriteStartObject("ids"u8);
            SnapshotIds.Write(json, ids);
            json.WriteEndObject();
            json.WriteStartArray("started"u8);
            foreach (var id in shelves.StartedWith)
                json.WriteStringValue(id);
            json.WriteEndArray();
            Write(json, "listeners", shelves.Listeners.All(), Write);
            foreach (var (name, things) in shelves.Others)
                Write(json, name, things, Write);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return new(AnswerBody.Json, buffer.WrittenMemory);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> things, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in things)
            write(json, one);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, StoredListener listener)
    {
        json.WriteStartObject();
        listener.WriteAll(json);
        json.WriteEndObject();
    }

    /// <summary>A snapshot is made to lie beside tests: keys do not belong there.</summary>
    private static void Write(Utf8JsonWriter json, StoredThing thing)
    {
        json.WriteStartObject();
        foreach (var member in thing.Shown.EnumerateObject())
        {
            if (member.Name == "private_key" || (thing.Text(member.Name)?.Contains(KeyMark, StringComparison.Ordinal) ?? false))
                json.WriteNull(member.Name);
            else
                member.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
