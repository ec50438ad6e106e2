using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Reports.Replaying;
using ElbContract.Verification.Replaying;
using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract replay</c>: without an endpoint against the embedded emulator.</summary>
internal static class ReplayCommand
{
    private static readonly Dictionary<string, Action<ReplayReport, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = ReplayJson.Write,
    };

    private static readonly Argument<string> FileArgument = new("file")
    {
        Description =
            "A recording: an HTTP archive (HAR) from any program, or one entry per line (NDJSON), also packed with gzip. The file - "
            + "is standard input.",
    };

    private static readonly Option<string[]> Report = ReportFiles<ReplayReport>.Option(Formats);

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "replay",
            "Send the requests of a recording again, in the same order and with this run's ids and credentials, and print where the "
                + "answers differ from the recorded ones."
        )
        {
            FileArgument,
        };
        RunArguments.AddTo(command);
        command.Options.Add(Report);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, errors, cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, InertWriter output, InertWriter errors, CancellationToken cancellationToken)
    {
        var reports = ReportFiles<ReplayReport>.Open(parsed.GetValue(Report)!, Formats, output).Beside(parsed.GetValue(FileArgument)!);
        return RunArguments.RunAsync(parsed, errors, ReplayAsync, cancellationToken);

        async Task<int> ReplayAsync(SessionOptions run, ProgressLine progress)
        {
            var report = await Replayer.ReplayAsync(
                new ReplayOptions { Run = run, File = parsed.GetValue(FileArgument)! },
                cancellationToken
            );
            progress.Dispose();
            ReplayConsole.Write(report, reports.TakeOutput ? errors : output);
            reports.Write(report);
            return CodeOf(report.Verdict);
        }
    }

    private static int CodeOf(ReplayVerdict verdict) =>
        verdict switch
        {
            ReplayVerdict.Same => ExitCode.Done,
            ReplayVerdict.Changed => ExitCode.Departs,
            ReplayVerdict.NotPublished => ExitCode.NotPublished,
            _ => ExitCode.Inconclusive,
        };
}
