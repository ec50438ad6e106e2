using System.CommandLine;
using System.Text;
using ElbContract.Reports;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary>The reports that a run is to write, opened before the first request so that a wrong path costs no run.</summary>
internal sealed class ReportFiles
{
    private static readonly Dictionary<string, Action<VerificationReport, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = JsonReport.Write,
        ["junit"] = JUnitReport.Write,
        ["html"] = HtmlReport.Write,
        ["sarif"] = SarifReport.Write,
        ["har"] = HarReport.Write,
        ["github"] = (report, stream) =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            GitHubReport.Write(report, writer);
        },
    };

    /// <summary>Stands for standard output in the place of a path.</summary>
    private const string Output = "-";

    private readonly List<(string Format, string Path, Action<VerificationReport, Stream> Write)> _files = [];
    private readonly TextWriter _output;

    private ReportFiles(TextWriter output) => _output = output;

    /// <summary>Whether a report for programs goes to standard output; GitHub's stands among other lines there.</summary>
    public bool TakeOutput => _files.Exists(file => file.Path == Output && file.Format != "github");

    /// <summary>Whether a report goes to that file.</summary>
    public bool WriteTo(string path) => _files.Exists(file => file.Path != Output && Path.GetFullPath(file.Path) == Path.GetFullPath(path));

    /// <summary>The option that asks for them.</summary>
    public static Option<string[]> Option() => new("--report")
    {
        Description = $"Write a report; repeatable. Formats: {string.Join(", ", Formats.Keys)}; the path - is standard output. [ELB_REPORT, several apart by spaces]",
        HelpName = "FORMAT=PATH",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ELB_REPORT") is { Length: > 0 } value ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
    };

    /// <param name="asked">Each <c>FORMAT=PATH</c>.</param>
    /// <param name="output">Where a report goes whose path is <c>-</c>.</param>
    /// <exception cref="InputException">A format does not exist, or a path cannot be written.</exception>
    public static ReportFiles Open(IReadOnlyList<string> asked, TextWriter output)
    {
        var files = new ReportFiles(output);
        foreach (var report in asked)
        {
            var separator = report.IndexOf('=', StringComparison.Ordinal);
            if (separator < 1 || separator == report.Length - 1) throw new InputException($"--report is '{report}': give FORMAT=PATH, such as json=report.json.");
            var format = report[..separator];
            if (!Formats.TryGetValue(format, out var write)) throw new InputException($"--report has no format '{format}': the formats are {string.Join(", ", Formats.Keys)}.");
            var path = report[(separator + 1)..];
            if (path != Output && files.WriteTo(path)) throw new InputException($"two reports go to '{path}': give each its own file.");
            files._files.Add((format, path == Output ? path : Writable(path), write));
        }

        return files;
    }

    public void Write(VerificationReport report)
    {
        foreach (var (_, path, write) in _files)
        {
            if (path == Output) Print(report, write);
            else
            {
                using var file = File.Create(path);
                write(report, file);
            }
        }
    }

    private void Print(VerificationReport report, Action<VerificationReport, Stream> write)
    {
        using var text = new MemoryStream();
        write(report, text);
        _output.WriteLine(Encoding.UTF8.GetString(text.ToArray()).TrimEnd());
    }

    /// <summary>The path, if a file can be written there.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static string Writable(string path)
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
            throw new InputException($"'{path}' cannot be written ({cause.Message}): give a path in a folder that exists and is yours.");
        }
    }
}
