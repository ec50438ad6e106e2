using System.Text.Json;

namespace ElbContract.Reports;

/// <summary>Opens JSON reports of runs, and says what is wrong with a file that is none.</summary>
internal static class ReportFile
{
    private const int LongestSchema = 64;

    /// <typeparam name="T">The part of a report that is wanted.</typeparam>
    /// <exception cref="ReportFormatException">It cannot be read, is no such report, or lacks the part.</exception>
    public static T Read<T>(string path, JsonSerializerOptions options)
        where T : class, IReportPart
    {
        try
        {
            using var file = File.OpenRead(path);
            var report = JsonSerializer.Deserialize<T>(file, options);
            if (report?.Schema != JsonReport.Schema)
                throw Other(path)
                    ?? new ReportFormatException(
                        path,
                        $"is not a report with the schema {JsonReport.Schema}: give what --report json=FILE wrote"
                    );
            return report.IsWhole ? report : throw new JsonException();
        }
        catch (JsonException cause)
        {
            if (Other(path) is { } other)
                throw other;
            var line = cause.LineNumber is { } number ? $":{number + 1}" : "";
            throw new ReportFormatException(
                path + line,
                "is not a JSON report of a run, or is damaged: give what --report json=FILE wrote"
            );
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new ReportFormatException(path, $"cannot be read ({cause.Message}): give the path of a JSON report");
        }
    }

    private static OtherSchemaException? Other(string path) => OtherSchema(path) is { } other ? new(path, other) : null;

    // What a report of another verb or version is; null if it is not a report, or damaged.
    private static string? OtherSchema(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema", out var schema)
                && schema.ValueKind == JsonValueKind.String
                && schema.GetString() is { Length: < LongestSchema } named
                && named.StartsWith("elb-contract/", StringComparison.Ordinal)
                && named != JsonReport.Schema
                ? named
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A JSON report, or the part of it that is wanted.</summary>
internal interface IReportPart
{
    string? Schema { get; }

    /// <summary>Whether everything is there that its type cannot demand.</summary>
    bool IsWhole { get; }
}
