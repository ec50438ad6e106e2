using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ElbContract.Traffic.Checking;

namespace ElbContract.Reports.Checking;

/// <summary>A check as JSON of the schema <c>elb-contract/check/1</c>, to which keys are only ever added.</summary>
public static class CheckJson
{
    public const string Schema = "elb-contract/check/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new ExpectedConverter() },
    };

    /// <param name="report">What to write.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(CheckReport report, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        JsonSerializer.Serialize(
            stream,
            new Document
            {
                Schema = Schema,
                Verdict = CheckWords.Of(report.Verdict),
                Entries = report.Entries,
                Report = report,
            },
            Options
        );
    }

    /// <summary>Whether a file says that it is a report of a check; false of one that cannot be read.</summary>
    public static bool Is(string path)
    {
        try
        {
            using var file = new StreamReader(path);
            var beginning = new char[256];
            return new string(beginning, 0, file.ReadBlock(beginning)).Contains($"\"{Schema}\"", StringComparison.Ordinal);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false; // Whoever reads it says so.
        }
    }

    /// <param name="path">What <see cref="Write"/> wrote.</param>
    /// <exception cref="ReportFormatException">It cannot be read, or is none.</exception>
    public static CheckReport Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var document = JsonSerializer.Deserialize<Document>(file, Options);
            return document is { Schema: Schema, Report: { } report }
                ? report
                : throw new ReportFormatException(
                    path,
                    $"is not a report with the schema {Schema}: give what check --report json=FILE wrote"
                );
        }
        catch (JsonException cause)
        {
            throw new ReportFormatException(
                $"{path}:{cause.LineNumber + 1}",
                "is not a JSON report of a check, or is damaged: give what check --report json=FILE wrote"
            );
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ReportFormatException(path, $"cannot be read ({cause.Message}): give the path of a JSON report");
        }
    }

    private sealed record Document
    {
        public string? Schema { get; init; }
        public string? Verdict { get; init; }
        public long Entries { get; init; }
        public CheckReport? Report { get; init; }
    }
}
