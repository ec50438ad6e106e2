using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Replaying;

namespace ElbContract.Reports.Replaying;

/// <summary>A replay as JSON of the schema <c>elb-contract/replay/1</c>, to which keys are only ever added.</summary>
public static class ReplayJson
{
    public const string Schema = "elb-contract/replay/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(ReplayReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = new Document(
            Schema,
            report.File,
            report.Endpoint,
            report.Verdict,
            report.Reason,
            (long)report.Duration.TotalMilliseconds,
            report.Entries,
            report.Others,
            Enum.GetValues<ReplayOutcome>()
                .ToDictionary(outcome => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()), report.Count, StringComparer.Ordinal),
            report.Exchanges,
            report.ListenersLeftBehind
        );
        JsonSerializer.Serialize(stream, document, Options);
    }

    private sealed record Document(
        string Schema,
        string File,
        string Endpoint,
        ReplayVerdict Verdict,
        string? Reason,
        long DurationMs,
        int Entries,
        int Others,
        IReadOnlyDictionary<string, int> Counts,
        IReadOnlyList<ReplayedExchange> Exchanges,
        IReadOnlyList<string> ListenersLeftBehind
    );
}
