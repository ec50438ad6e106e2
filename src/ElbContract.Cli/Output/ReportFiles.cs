using System.CommandLine;
using System.Text;
using ElbContract.Cli.Arguments;
using ElbContract.Reports;

namespace ElbContract.Cli.Output;

/// <summary>The reports that a command is to write, opened before the first request so that a wrong path costs no run.</summary>
/// <typeparam name="TReport">What they tell of.</typeparam>
internal sealed class ReportFiles<TReport>
{
    /// <summary>Stands for standard output in the place of a path.</summary>
    private const string Output = "-";

    private readonly List<(string Format, string Path, Action<TReport, Stream> Write)> _files = [];
    private readonly InertWriter _output;

    private ReportFiles(InertWriter output) => _output = output;

    /// <summary>Whether a report for programs goes to standard output; GitHub's stands among other lines there.</summary>
    public bool TakeOutput => _files.Exists(file => file.Path == Output && file.Format != "github");

    /// <summary>Whether a report goes to that file.</summary>
    public bool WriteTo(string path) => _files.Exists(file => file.Path != Output && Path.GetFullPath(file.Path) == Path.GetFullPath(path));

    /// <exception cref="InputException">A report would be written over what is read.</exception>
    public ReportFiles<TReport> Beside(params IEnumerable<string> inputs)
    {
        if (inputs.FirstOrDefault(WriteTo) is { } input)
            throw new InputException($"a report would overwrite the input '{input}': give it another file.");
        return this;
    }

    /// <summary>The option that asks for them.</summary>
    /// <param name="formats">The formats by name, and how each is written.</param>
    public static Option<string[]> Option(IReadOnlyDictionary<string, Action<TReport, Stream>> formats) =>
        Options.Texts(
            "--report",
            $"Write a report; repeatable. Formats: {string.Join(", ", formats.Keys)}; the path - is standard output. [ELB_REPORT, "
                + "separated by spaces]",
            "FORMAT=PATH"
        );

    /// <param name="asked">Each <c>FORMAT=PATH</c>.</param>
    /// <param name="formats">The formats by name, and how each is written.</param>
    /// <param name="output">Where a report goes whose path is <c>-</c>.</param>
    /// <exception cref="InputException">A format does not exist, or a path cannot be written.</exception>
    public static ReportFiles<TReport> Open(
        IReadOnlyList<string> asked,
        IReadOnlyDictionary<string, Action<TReport, Stream>> formats,
        InertWriter output
    )
    {
        var files = new ReportFiles<TReport>(output);
        foreach (var report in asked)
        {
            var separator = report.IndexOf('=', StringComparison.Ordinal);
            if (separator < 1 || separator == report.Length - 1)
                throw new InputException("--report takes FORMAT=PATH, such as json=report.json.");
            var format = report[..separator];
            if (!formats.TryGetValue(format, out var write))
                throw new InputException($"--report takes FORMAT=PATH, and the formats are {string.Join(", ", formats.Keys)}.");
            var path = report[(separator + 1)..];
            if (path == Output && files._files.Exists(file => file.Path == Output))
                throw new InputException("two reports go to standard output: write all but one to a file, such as json=report.json.");
            if (path != Output && files.WriteTo(path))
                throw new InputException($"two reports go to '{path}': give each its own file.");
            files._files.Add((format, path == Output ? path : ReportFiles.Writable(path), write));
        }

        return files;
    }

    public void Write(TReport report)
    {
        foreach (var (format, path, write) in _files)
        {
            if (path == Output)
                Print(report, format, write);
            else
            {
                using var file = File.Create(path);
                write(report, file);
            }
        }
    }

    private void Print(TReport report, string format, Action<TReport, Stream> write)
    {
        using var text = new MemoryStream();
        write(report, text);
        var written = Encoding.UTF8.GetString(text.ToArray()).TrimEnd();
        var isJson = format is "json" or "sarif" or "har";
        if (isJson || format == "github")
            _output.Plain.WriteLine(isJson ? Inert.Json(written) : written);
        else
            _output.Write(written + Environment.NewLine);
    }
}

/// <summary>Where reports can be written.</summary>
internal static class ReportFiles
{
    /// <summary>The path, if a file can be written there.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static string Writable(string path)
    {
        try
        {
            var existed = File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (!existed)
                File.Delete(path);
            return path;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"'{path}' cannot be written ({cause.Message}): give a path in a folder that exists and is yours.");
        }
    }
}
