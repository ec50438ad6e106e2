using System.Buffers;
using System.Text.Json;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Archives;

/// <summary>The first line of a recording, written again each time that it is continued: who recorded what, when, and by which rules it
/// was redacted.</summary>
internal static class RecordingHeader
{
    /// <summary>How each such line begins, and no entry does.</summary>
    public static ReadOnlySpan<byte> Start => "{\"schema\":\"elb-contract/recording/"u8;

    /// <param name="target">Where the requests go, without secrets; null where they are of another archive.</param>
    /// <param name="now">When the recording begins.</param>
    /// <param name="rules">What is redacted.</param>
    /// <returns>With its line end.</returns>
    public static byte[] Line(string? target, DateTimeOffset now, RedactionRules rules)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = EntryWriter.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "elb-contract/recording/1");
            Creator.Write(json);
            if (target is not null)
                json.WriteString("target", target);
            json.WriteString("startedDateTime", EntryWriter.Time(now));
            Rules(json, "redaction", rules);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    public static void Rules(Utf8JsonWriter json, string name, RedactionRules rules)
    {
        json.WriteStartObject(name);
        Names(json, "headers", rules.Headers);
        Names(json, "parameters", rules.Parameters);
        Names(json, "members", rules.Members);
        Names(json, "projectNames", rules.Projects);
        json.WriteString("projects", "pseudonym");
        Names(json, "text", ["private keys as PEM", "users and passwords in addresses"]);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
            json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
