using System.Globalization;
using System.Text.Json;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run as SARIF 2.1.0: a rule a clause, a result a case that departs from the page, at its line of the feature file.</summary>
public static class SarifReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    /// <param name="host">What the results can stand at.</param>
    public static void Write(VerificationReport report, Stream stream, CodeHost host)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        SarifParts.WriteTool(json, report.Clauses.Select(clause => clause.Clause), host);
        WriteInvocation(json, report);
        // Results of one id replace each other where they are collected, and shards are to stand beside each other.
        if (report.Shard is { } shard)
            SarifParts.Object(json, "automationDetails", "id", $"elb-contract/shard-{shard.Replace('/', '-')}/");
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("properties");
        json.WriteString("endpoint", Inert.Line(report.Endpoint));
        if (report.Implementation is { } implementation)
            json.WriteString("implementation", Inert.Line(implementation.ToString()));
        json.WriteEndObject();
        json.WriteStartArray("results");
        for (var rule = 0; rule < report.Clauses.Count; rule++)
        {
            foreach (var one in report.Clauses[rule].Cases.Where(one => one.Verdict is Verdict.Failed or Verdict.Waived))
                WriteResult(json, report.Clauses[rule].Clause, rule, one, host);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, VerificationReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean(
            "executionSuccessful",
            report.Verdict is RunVerdict.Conforms or RunVerdict.Violates && report.WaiverProblems.Count == 0
        );
        json.WriteString("startTimeUtc", Utc(report.StartedAt));
        json.WriteString("endTimeUtc", Utc(report.StartedAt + report.Duration));
        json.WriteStartArray("toolExecutionNotifications");
        if (report.Reason is { } reason)
            SarifParts.Notify(json, "error", $"{Words.Of(report.Verdict)}: {reason}");
        else if (report is { IsIncomplete: true, Verdict: RunVerdict.Conforms })
            SarifParts.Notify(json, "note", Words.Conclusion(report));
        if (report.Generated is { } generated)
            SarifParts.Notify(json, "note", generated.ToString());
        foreach (var problem in report.WaiverProblems)
            SarifParts.Notify(json, "error", problem);
        foreach (var listener in report.ListenersLeftBehind)
            SarifParts.Notify(json, "warning", $"left behind: {listener}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Clause clause, int rule, CaseResult one, CodeHost host)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", clause.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", "error");
        SarifParts.Object(
            json,
            "message",
            "text",
            SarifParts.WithoutLinks(Inert.Text($"{Words.Name(one)}: {string.Join("; ", one.Findings.Select(Words.Of))}. {clause.Sentence}"))
        );
        WriteLocation(json, clause, one, host);
        SarifParts.Object(json, "partialFingerprints", "clauseAndCase/v1", $"{clause.Id}:{one.Key}");
        if (one.Verdict == Verdict.Waived)
            WriteSuppression(json, one.Waiver);
        WriteProperties(json, one, host);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, CaseResult one, CodeHost host)
    {
        // Where its file is there, the result stands at it.
        var scenario = one.Feature is { } feature && !host.Has(feature) ? Words.Place(one) : null;
        if (!one.IsGenerated && scenario is null)
            return;
        json.WriteStartObject("properties");
        if (one.IsGenerated)
            json.WriteBoolean("generated", true);
        if (scenario is not null)
            json.WriteString("scenario", Inert.Line(scenario));
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, Clause clause, CaseResult one, CodeHost host)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        if (host.PlaceOf(one) is var (file, at))
        {
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', file.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", "%SRCROOT%");
            json.WriteEndObject();
            if (at is { } line)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", line);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", Inert.Line(one.Name));
        json.WriteString("fullyQualifiedName", clause.Id);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, string? reason)
    {
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", Inert.Line(reason ?? ""));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
