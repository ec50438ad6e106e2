using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Reports.Handshaking;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Reports;

/// <summary>A run as JSON of the schema <c>elb-contract/report/1</c>, to which keys are only ever added.</summary>
public static class JsonReport
{
    public const string Schema = "elb-contract/report/1";

    // Quotes and angle brackets stay readable: the file is read by people and by JSON parsers, and stands in no page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(VerificationReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteStartObject("tool");
        json.WriteString("name", Tool.Name);
        json.WriteString("version", Tool.Version);
        json.WriteEndObject();
        json.WriteString("endpoint", report.Endpoint);
        Write(json, report.Implementation);
        json.WriteString("verdict", Words.Of(report.Verdict));
        json.WriteString("reason", report.Reason);
        json.WriteString("conclusion", Words.Conclusion(report));
        json.WriteString("shard", report.Shard);
        json.WriteString("revival", report.Revival);
        json.WriteString("startedAt", report.StartedAt);
        json.WriteNumber("durationMs", (long)report.Duration.TotalMilliseconds);
        json.WriteNumber("requests", report.Requests);
        if (report.Generated is { } generated)
        {
            json.WriteStartObject("generatedCases");
            json.WriteNumber("chosen", generated.Chosen);
            json.WriteNumber("all", generated.All);
            json.WriteEndObject();
        }
        else
            json.WriteNull("generatedCases");
        json.WriteStartObject("counts");
        json.WriteNumber("passed", report.Count(Verdict.Passed));
        json.WriteNumber("failed", report.Count(Verdict.Failed));
        json.WriteNumber("waived", report.Count(Verdict.Waived));
        json.WriteNumber("notVerified", report.Count(Verdict.NotVerified));
        json.WriteEndObject();
        json.WriteStartArray("missing");
        foreach (var (option, clauses) in report.Missing)
        {
            json.WriteStartObject();
            json.WriteString("option", option);
            json.WriteNumber("clauses", clauses);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Strings(json, "listenersLeftBehind", report.ListenersLeftBehind);
        Strings(json, "waiverProblems", report.WaiverProblems);
        WriteContract(json, report);
        HandshakeJson.Write(json, report);
        json.WriteStartArray("clauses");
        foreach (var clause in report.Clauses)
            Write(json, clause);
        json.WriteEndArray();
        json.WritePropertyName("evidence");
        EvidenceJson.Write(json, report.Evidence);
        json.WriteEndObject();
    }

    /// <summary>What was written: each case has what was sent for it, where the evidence holds that. Clauses that this version does not
    /// know are left out, and what older versions did not write is missing.</summary>
    /// <param name="path">A JSON report.</param>
    /// <exception cref="ReportFormatException">It cannot be read, is of another schema, or is damaged.</exception>
    public static VerificationReport Read(string path) => JsonReportReader.Read(path);

    /// <summary>Those of several, without those of other schemas: whoever keeps the reports of years has some that other versions
    /// wrote.</summary>
    /// <param name="paths">JSON reports.</param>
    /// <param name="onPassedOver">Told, in a line, of a report of another verb or version.</param>
    /// <param name="isOfAFolder">Whether nobody named them: then what is no report is passed over too.</param>
    /// <exception cref="ReportFormatException">One that was named cannot be read, or is no report at all.</exception>
    public static IReadOnlyList<VerificationReport> ReadAll(
        IEnumerable<string> paths,
        Action<string> onPassedOver,
        bool isOfAFolder = false
    )
    {
        return [.. paths.Select(ReadOrPassOver).OfType<VerificationReport>()];

        VerificationReport? ReadOrPassOver(string path)
        {
            try
            {
                return Read(path);
            }
            catch (OtherSchemaException other)
            {
                onPassedOver($"{other.What}: skipped");
            }
            catch (ReportFormatException) when (isOfAFolder)
            {
                onPassedOver($"{path} is not a report of a run, or cannot be read: skipped");
            }

            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, Implementation? implementation)
    {
        if (implementation is null)
        {
            json.WriteNull("implementation");
            return;
        }

        json.WriteStartObject("implementation");
        json.WriteString("project", implementation.Project);
        json.WriteString("version", implementation.Version);
        json.WriteString("mode", implementation.Mode);
        json.WriteString("contact", implementation.Contact);
        json.WriteString("notes", implementation.Notes);
        json.WriteEndObject();
    }

    // Of the contract of a consumer who needs a part of the page.
    private static void WriteContract(Utf8JsonWriter json, VerificationReport report)
    {
        if (report.Part is not { } part)
            return;
        Strings(json, "consumers", part.Consumers);
        json.WriteNumber("sent", part.Interactions);
        json.WriteNumber("messages", part.Messages);
        json.WriteStartArray("interactions");
        foreach (var one in report.Interactions)
        {
            json.WriteStartObject();
            json.WriteString("key", one.Key);
            json.WriteString("name", one.Name);
            json.WriteString("outcome", Words.Of(one.Outcome));
            json.WriteBoolean("pending", one.IsPending);
            Strings(json, "clauses", one.Clauses);
            if (one.Status is { } status)
                json.WriteNumber("status", status);
            else
                json.WriteNull("status");
            json.WriteString("reason", one.Reason);
            Strings(json, "contractDepartures", one.Departures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ClauseResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Clause.Id);
        Strings(json, "anchors", result.Clause.Anchors);
        json.WriteString("strength", Words.Of(result.Clause.Strength));
        json.WriteString("sentence", result.Clause.Sentence);
        json.WriteString("verdict", Words.Of(result.Verdict));
        json.WriteString("reason", result.Reason);
        json.WriteBoolean("counts", result.Reach == Reach.Asked);
        json.WriteString("reach", Words.Of(result.Reach));
        Strings(json, "missing", result.Missing);
        json.WriteStartArray("cases");
        foreach (var one in result.Cases)
            Write(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CaseResult result)
    {
        json.WriteStartObject();
        json.WriteString("key", result.Key);
        json.WriteString("name", result.Name);
        json.WriteBoolean("generated", result.IsGenerated);
        json.WriteString("feature", result.Feature);
        if (result.Line is { } line)
            json.WriteNumber("line", line);
        else
            json.WriteNull("line");
        json.WriteString("verdict", Words.Of(result.Verdict));
        json.WriteString("reason", result.Reason);
        json.WriteBoolean("inconclusive", result.IsInconclusive);
        if (result.Status is { } status)
            json.WriteNumber("status", status);
        else
            json.WriteNull("status");
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("clause", finding.Clause);
            json.WriteString("where", finding.Where);
            json.WriteString("expected", finding.Expected.ToString());
            json.WriteString("actual", finding.Actual);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("waiver", result.Waiver);
        json.WriteString("curl", result.Curl);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
