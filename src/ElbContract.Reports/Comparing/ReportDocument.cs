using System.Text.Json;
using ElbContract.Specification.Judging;

namespace ElbContract.Reports.Comparing;

/// <summary>A JSON report as it is read again, in its own words; keys that are not known here are passed over.</summary>
internal sealed record ReportDocument(string Schema, string Endpoint, string Verdict, DateTimeOffset StartedAt, IReadOnlyList<ClauseDocument> Clauses, string? Shard = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <exception cref="ReportFormatException">It cannot be read, or is no such report.</exception>
    public static ReportDocument Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var report = JsonSerializer.Deserialize<ReportDocument>(file, Options);
            if (report is null || report.Schema != JsonReport.Schema) throw new ReportFormatException(path, $"is no report of the schema {JsonReport.Schema}: give what --report json=FILE wrote");
            if (report.Clauses.Any(clause => clause is null || clause.Cases.Any(one => one?.Findings.Contains(null!) != false))) throw new JsonException();
            return report;
        }
        catch (JsonException cause)
        {
            var line = cause.LineNumber is { } number ? $", line {number + 1}," : "";
            throw new ReportFormatException(path, $"is{line} no JSON report of a run, or is damaged: give what --report json=FILE wrote");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ReportFormatException(path, "cannot be read: give the path of a JSON report");
        }
    }
}

internal sealed record ClauseDocument(string Id, string Verdict, IReadOnlyList<CaseDocument> Cases, string? Reason = null)
{
    public bool IsVerified => Verdict != Words.NotVerified;
}

internal sealed record CaseDocument(string Name, string Verdict, IReadOnlyList<Finding> Findings, string? Key = null, string? Reason = null)
{
    private const string Observed = "observed: ";

    public bool IsVerified => Verdict != Words.NotVerified;

    /// <summary>What was seen where the page is silent, as a reason tells it; null where it tells something else.</summary>
    public static string? Observation(string? reason) => reason?.StartsWith(Observed, StringComparison.Ordinal) == true ? reason[Observed.Length..] : null;
}
