using System.CommandLine;
using ElbContract.Reports;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary>The reports that a run is to write, opened before the first request so that a wrong path costs no run.</summary>
internal sealed class ReportFiles
{
    private static readonly Dictionary<string, Action<VerificationReport, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = JsonReport.Write,
    };

    private readonly List<(string Path, Action<VerificationReport, Stream> Write)> _files = [];

    private ReportFiles()
    {
    }

    /// <summary>The option that asks for them.</summary>
    public static Option<string[]> Option() => new("--report")
    {
        Description = $"Write a report; repeatable. Formats: {string.Join(", ", Formats.Keys)}. [ELB_REPORT]",
        HelpName = "FORMAT=PATH",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ELB_REPORT") is { Length: > 0 } value ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
    };

    /// <param name="asked">Each <c>FORMAT=PATH</c>.</param>
    /// <exception cref="InputException">A format does not exist, or a path cannot be written.</exception>
    public static ReportFiles Open(IReadOnlyList<string> asked)
    {
        var files = new ReportFiles();
        foreach (var report in asked)
        {
            var separator = report.IndexOf('=', StringComparison.Ordinal);
            if (separator < 1 || separator == report.Length - 1) throw new InputException($"--report is '{report}': give FORMAT=PATH, such as json=report.json.");
            var format = report[..separator];
            if (!Formats.TryGetValue(format, out var write)) throw new InputException($"--report has no format '{format}': the formats are {string.Join(", ", Formats.Keys)}.");
            files._files.Add((Writable(report[(separator + 1)..]), write));
        }

        return files;
    }

    public void Write(VerificationReport report)
    {
        foreach (var (path, write) in _files)
        {
            using var file = File.Create(path);
            write(report, file);
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
