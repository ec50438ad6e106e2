using System.Text.Json;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>A check as SARIF 2.1.0: a rule a clause, a result a group of departures, at the recording's entry where it is first.</summary>
public static class CheckSarif
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };
    private static readonly Dictionary<string, int> Rules = Catalogue
        .Clauses.Select((clause, place) => (clause.Id, place))
        .ToDictionary(StringComparer.Ordinal);

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(CheckReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        SarifParts.WriteTool(json, Catalogue.Clauses, CodeHost.WithFeatures);
        WriteInvocation(json, report);
        SarifParts.Object(
            json,
            "automationDetails",
            "id",
            $"elb-contract/check{(report.Shard is { } shard ? "-" + shard.Replace('/', '-') : "")}/"
        );
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var group in report.Groups)
            WriteResult(json, group);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Verdict is CheckVerdict.Conforms or CheckVerdict.Departs);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var problem in report.Problems)
            SarifParts.Notify(json, "warning", $"{CheckWords.Of(problem.Place)}: {problem.Reason}");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, FindingGroup group)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", group.Finding.Clause);
        json.WriteNumber("ruleIndex", Rules[group.Finding.Clause]);
        json.WriteString("level", "error");
        json.WriteNumber("occurrenceCount", group.Count);
        SarifParts.Object(
            json,
            "message",
            "text",
            SarifParts.WithoutLinks(
                Inert.Text(
                    $"{CheckWords.Of(group.Side)}: {CheckWords.Of(group).TrimEnd('.')}, in {CheckWords.Times(group.Count)}, first in "
                        + $"{CheckWords.Of(group.First)}"
                )
            )
        );
        WriteLocation(json, group);
        SarifParts.Object(
            json,
            "partialFingerprints",
            "clauseAndShape/v1",
            $"{CheckWords.Of(group.Side)}:{group.Shape.Clause}:{group.Shape.Where}:{group.Shape.Expected}:{group.Shape.Actual}"
        );
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, FindingGroup group)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        SarifParts.Object(
            json,
            "artifactLocation",
            "uri",
            string.Join('/', group.First.File.Split('/', '\\').Select(Uri.EscapeDataString))
        );
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", CheckWords.Of(group.First));
        json.WriteString("fullyQualifiedName", group.Finding.Clause);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
