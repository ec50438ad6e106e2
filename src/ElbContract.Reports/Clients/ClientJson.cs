using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Emulator;
using ElbContract.Emulator.Personalities;
using ElbContract.Proof.Clients;

namespace ElbContract.Reports.Clients;

/// <summary>What a client copes with as JSON of the schema <c>elb-contract/clients/1</c>, to which keys are only ever added.</summary>
public static class ClientJson
{
    public const string Schema = "elb-contract/clients/1";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(ClientReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("verdict", JsonNamingPolicy.KebabCaseLower.ConvertName(report.Verdict.ToString()));
        json.WriteString("program", report.Program);
        json.WriteString("startedAt", report.StartedAt);
        json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
        json.WriteNumber("searchRuns", report.SearchRuns);
        json.WriteStartArray("providers");
        foreach (var run in report.Runs)
            WriteProvider(json, report, run);
        json.WriteEndArray();
        json.WriteStartArray("weaknesses");
        foreach (var weakness in report.Weaknesses)
            Write(json, weakness);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProvider(Utf8JsonWriter json, ClientReport report, ClientRun run)
    {
        json.WriteStartObject();
        json.WriteString("personality", run.Personality.Name);
        json.WriteString("description", run.Personality.Describe());
        json.WriteBoolean("failsAgain", !report.Unsteady.Contains(run.Personality.Name));
        Write(json, "notCopedWith", report.WeaknessAt(run)?.Freedoms ?? []);
        Write(json, run);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClientWeakness weakness)
    {
        json.WriteStartObject();
        Write(json, "freedoms", weakness.Freedoms);
        json.WriteBoolean("smallest", weakness.IsSmallest);
        json.WriteStartArray("seenWith");
        foreach (var name in weakness.SeenWith)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartObject("run");
        Write(json, weakness.Run);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, IReadOnlyList<TakenFreedom> freedoms)
    {
        json.WriteStartArray(key);
        foreach (var freedom in freedoms)
        {
            json.WriteStartObject();
            json.WriteString("name", freedom.Name);
            json.WriteString("value", freedom.Value);
            json.WriteString("about", freedom.About);
            json.WriteStartArray("clauses");
            foreach (var clause in freedom.Clauses)
                json.WriteStringValue(clause);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ClientRun run)
    {
        json.WriteString("outcome", JsonNamingPolicy.KebabCaseLower.ConvertName(run.Outcome.ToString()));
        if (run.ExitCode is { } exitCode)
            json.WriteNumber("exitCode", exitCode);
        else
            json.WriteNull("exitCode");
        json.WriteNumber("durationMs", (long)run.Duration.TotalMilliseconds);
        json.WriteNumber("calls", run.Calls);
        // Of one that survived, neither is of use.
        if (run.Outcome is ClientOutcome.Survived)
            return;
        if (run.Last is { } call)
            Write(json, call);
        json.WriteString("printed", run.Printed);
    }

    private static void Write(Utf8JsonWriter json, AnsweredCall call)
    {
        json.WriteStartObject("lastCall");
        json.WriteString("method", call.Method);
        json.WriteString("path", call.Path);
        json.WriteNumber("status", call.Status);
        json.WriteString("requestBody", Encoding.UTF8.GetString(call.RequestBody.Span));
        json.WriteString("responseBody", Encoding.UTF8.GetString(call.ResponseBody.Span));
        json.WriteEndObject();
    }
}
