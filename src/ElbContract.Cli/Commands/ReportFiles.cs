using ElbContract.Reports;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary>The reports that a run is to write, opened before the first request so that a wrong path costs no run.</summary>
internal sealed class ReportFiles
{
    private readonly IReadOnlyList<string> _json;

    private ReportFiles(IReadOnlyList<string> json) => _json = json;

    /// <param name="asked">Each <c>FORMAT=PATH</c>.</param>
    /// <exception cref="InputException">A format does not exist, or a path cannot be written.</exception>
    public static ReportFiles Open(IReadOnlyList<string> asked)
    {
        List<string> json = [];
        foreach (var report in asked)
        {
            var separator = report.IndexOf('=', StringComparison.Ordinal);
            if (separator < 1 || separator == report.Length - 1) throw new InputException($"--report is '{report}': give FORMAT=PATH, such as json=report.json.");
            if (report[..separator] != "json") throw new InputException($"--report has no format '{report[..separator]}': the formats are json.");
            json.Add(Writable(report[(separator + 1)..]));
        }

        return new ReportFiles(json);
    }

    public void Write(VerificationReport report)
    {
        foreach (var path in _json)
        {
            using var file = File.Create(path);
            JsonReport.Write(report, file);
        }
    }

    private static string Writable(string path)
    {
        try
        {
            var existed = File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (!existed) File.Delete(path);
            return path;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"the report cannot be written to '{path}' ({cause.Message}): give a path in a folder that exists and is yours.");
        }
    }
}
