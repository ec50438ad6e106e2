using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Emulator.Faults;
using ElbContract.Proof;

namespace ElbContract.Reports.Proving;

/// <summary>A proof as JSON of the schema <c>elb-contract/proof/1</c>, to which keys are only ever added: the matrix of faults and clauses,
/// a row a fault.</summary>
public static class ProofJson
{
    public const string Schema = "elb-contract/proof/1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(ProofReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteBoolean("holds", report.Holds);
        json.WriteString("startedAt", report.StartedAt);
        json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
        json.WriteNumber("faultsDurationMs", (long)report.FaultsDuration.TotalMilliseconds);
        json.WriteBoolean("quick", report.IsQuick);
        WriteCounts(json, report);
        WriteAll(json, "faults", report.Faults, Write);
        WriteAll(json, "personalities", report.Personalities, Write);
        WriteAll(json, "unobservable", SeededFaults.Unobservable, Write);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, ProofReport report)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("faults", report.Faults.Count);
        json.WriteNumber("caught", report.Caught);
        json.WriteNumber("named", report.Named);
        json.WriteNumber("bystanders", report.Bystanders);
        json.WriteNumber("personalities", report.Personalities.Count);
        json.WriteNumber("falseAlarms", report.FalseAlarms);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FaultProof proof)
    {
        json.WriteString("id", proof.Fault.Id);
        json.WriteString("clause", proof.Fault.Clause);
        json.WriteString("sentence", proof.Fault.Sentence);
        json.WriteBoolean("caught", proof.IsCaught);
        json.WriteBoolean("named", proof.IsNamed);
        Write(json, proof.Provider);
    }

    private static void Write(Utf8JsonWriter json, PersonalityProof proof)
    {
        json.WriteString("name", proof.Personality.Name);
        json.WriteString("description", proof.Personality.Describe());
        json.WriteBoolean("falseAlarm", proof.IsFalseAlarm);
        Write(json, proof.Provider);
    }

    private static void Write(Utf8JsonWriter json, UnobservableFault fault)
    {
        json.WriteString("id", fault.Id);
        json.WriteString("clause", fault.Clause);
        json.WriteString("sentence", fault.Sentence);
        json.WriteString("reason", fault.Reason);
    }

    private static void Write(Utf8JsonWriter json, ProviderProof provider)
    {
        json.WriteString("verdict", Words.Of(provider.Verdict));
        json.WriteString("reason", provider.Reason);
        json.WriteNumber("requests", provider.Requests);
        json.WriteNumber("durationMs", (long)provider.Duration.TotalMilliseconds);
        json.WriteStartObject("accused");
        foreach (var accused in provider.Accused)
            json.WriteNumber(accused.Clause, accused.Cases);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
