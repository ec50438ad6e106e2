using System.Text.Json;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Comparing;

/// <summary>A JSON report as it is read again, in its own words; keys that are not known here are passed over.</summary>
internal sealed record ReportDocument(
    string Schema,
    string Endpoint,
    string Verdict,
    DateTimeOffset StartedAt,
    IReadOnlyList<ClauseDocument> Clauses,
    string? Shard = null
) : IReportPart
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new ExpectedConverter() },
    };

    /// <exception cref="ReportFormatException">It cannot be read, or is no such report.</exception>
    public static ReportDocument Read(string path) => ReportFile.Read<ReportDocument>(path, Options);

    public bool IsWhole => Clauses.All(clause => clause is not null && clause.Cases.All(one => one?.Findings.Contains(null!) == false));
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
    public static string? Observation(string? reason) =>
        reason?.StartsWith(Observed, StringComparison.Ordinal) == true ? reason[Observed.Length..] : null;
}
