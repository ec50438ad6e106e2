using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Reports;
using ElbContract.Reports.Html;
using ElbContract.Verification.Verdicts;
using ElbContract.Verification.Waivers;

namespace ElbContract.Cli.Output;

/// <summary>What becomes of a verdict: waivers, reports, the console, the exit code. The same for a run and for shards that are
/// joined.</summary>
internal sealed class VerificationOutput
{
    private static readonly Option<bool> RequireComplete = Options.Switch(
        "--require-complete",
        "Exit with 3 if a clause has no verdict because an id or a token was not given. The default."
    );
    private static readonly Option<bool> AllowIncomplete = Options.Switch(
        "--allow-incomplete",
        "Exit with 0 if no clause failed, even if some have no verdict, and say how many have one."
    );

    private static readonly Option<string?> WaiverPath = Options.Text(
        "--waivers",
        "A YAML file of known departures that do not fail the run.",
        "FILE"
    );
    private static readonly Option<string?> WriteWaivers = Options.Text(
        "--write-waivers",
        "Write a draft of a waiver file from what failed.",
        "FILE"
    );
    private static readonly Option<string?> Ledger = Options.Text(
        "--ledger",
        "Where docs/ledger.md can be read as a page, for links to clauses in SARIF and annotations.",
        "URL"
    );
    private static readonly Option[] OfRuns = [WaiverPath, WriteWaivers, RequireComplete, AllowIncomplete, Ledger];
    private static readonly Option<string[]> Report = ReportFiles<VerificationReport>.Option(Formats(CodeHost.WithFeatures));

    private readonly ParseResult _parsed;
    private readonly InertWriter _output;
    private readonly ReportFiles<VerificationReport> _reports;
    private readonly string? _draft;
    private IReadOnlyList<Waiver> _waivers = [];

    private VerificationOutput(ParseResult parsed, IEnumerable<string> contracts, InertWriter output, InertWriter errors)
    {
        _parsed = parsed;
        if (parsed.GetValue(RequireComplete) && parsed.GetValue(AllowIncomplete))
            throw new InputException($"{RequireComplete.Name} and {AllowIncomplete.Name} ask for opposite things: leave one of them out.");
        _reports = ReportFiles<VerificationReport>.Open(parsed.GetValue(Report)!, Formats(HostOf(parsed, contracts)), output);
        // What reads the report on standard output reads nothing else there.
        _output = _reports.TakeOutput ? errors : output;
        _draft = parsed.GetValue(WriteWaivers) is { } path ? NewFile(path) : null;
        foreach (var (file, option) in ((string?, Option)[])[(_draft, WriteWaivers), (parsed.GetValue(WaiverPath), WaiverPath)])
        {
            if (file is not null && _reports.WriteTo(file))
                throw new InputException($"{option.Name} and --report name the same file, '{file}': give each its own.");
        }
    }

    public static void AddTo(Command command)
    {
        foreach (var option in OfRuns.Append(Report))
            command.Options.Add(option);
    }

    /// <summary>Whether the command line asks for any of it.</summary>
    public static bool IsAsked(ParseResult parsed) => OfRuns.Append(Report).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The reports that are asked for, each <c>FORMAT=PATH</c>.</summary>
    /// <exception cref="InputException">Something is asked for that only runs have.</exception>
    public static string[] ReportsOf(ParseResult parsed) =>
        OfRuns.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } option
            ? throw new InputException($"{option.Name} is for reports of verify, but these are reports of check: leave it out.")
            : parsed.GetValue(Report)!;

    /// <param name="parsed">The command line.</param>
    /// <param name="contracts">The contracts that were given.</param>
    /// <param name="output">Where the verdict is printed.</param>
    /// <param name="errors">Where it is printed if a report takes the output.</param>
    /// <exception cref="InputException">A report cannot be written.</exception>
    public static VerificationOutput Open(ParseResult parsed, IEnumerable<string> contracts, InertWriter output, InertWriter errors) =>
        new(parsed, contracts, output, errors);

    /// <summary>To be done before the first request, so that a wrong file costs no run.</summary>
    /// <param name="endpoint">The address of the run; null where it is not known yet.</param>
    /// <exception cref="WaiverFileException">The file is wrong, or for another endpoint.</exception>
    public void ReadWaivers(string? endpoint)
    {
        if (_parsed.GetValue(WaiverPath) is { } path)
            _waivers = WaiverFile.Read(path, endpoint);
    }

    /// <summary>Whether a report for programs takes standard output.</summary>
    public bool TakesOutput => _reports.TakeOutput;

    /// <summary>Whether interactions without verdict are passed over.</summary>
    public bool AllowsGaps => _parsed.GetValue(AllowIncomplete);

    /// <summary>Writes and prints; returns the exit code.</summary>
    /// <param name="found">What was found, nothing waived yet.</param>
    /// <param name="all">Whether the clauses that passed are printed too.</param>
    public int Tell(VerificationReport found, bool all)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var report = _waivers.Count == 0 ? found : Waiving.Apply(found, _waivers, today);
        if (_parsed.GetValue(AllowIncomplete))
            report = report.AllowingGaps();
        if (_draft is not null)
            File.WriteAllText(_draft, WaiverFile.Draft(report, today));
        ConsoleReport.Write(report, Terminal.On(_output.Plain), all);
        _reports.Write(report);
        return ExitCode.Of(report);
    }

    private static Dictionary<string, Action<VerificationReport, Stream>> Formats(CodeHost host) =>
        new(StringComparer.Ordinal)
        {
            ["json"] = JsonReport.Write,
            ["junit"] = JUnitReport.Write,
            ["html"] = HtmlReport.Write,
            ["markdown"] = MarkdownReport.Write,
            ["sarif"] = (report, stream) => SarifReport.Write(report, stream, host),
            ["har"] = HarReport.Write,
            ["github"] = (report, stream) =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true);
                GitHubReport.Write(report, writer, host);
            },
        };

    // A CI server shows results at files of the repository that was checked out, and most have no feature files.
    private static CodeHost HostOf(ParseResult parsed, IEnumerable<string> contracts)
    {
        var root = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace
            ? workspace
            : Environment.CurrentDirectory;
        return new CodeHost
        {
            Has = file => File.Exists(Path.Combine(root, file)),
            Instead = contracts
                .Prepend(parsed.GetValue(WaiverPath))
                .OfType<string>()
                .Where(File.Exists)
                .Select(file => Path.GetRelativePath(root, Path.GetFullPath(file)).Replace('\\', '/'))
                .FirstOrDefault(file => !file.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(file)),
            Ledger = Options.Address(Ledger.Name, parsed.GetValue(Ledger)),
        };
    }

    // A file that somebody has put reasons and owners into is not to be lost.
    private static string NewFile(string path) =>
        File.Exists(path)
            ? throw new InputException(
                $"--write-waivers '{path}' exists already: give the path of a new file, and copy from it what you need."
            )
            : ReportFiles.Writable(path);
}
