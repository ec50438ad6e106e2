using System.CommandLine;
using ElbContract.Reports;
using ElbContract.Verification.Running;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract merge</c>: one verdict of the JSON reports of several shards.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string[]> Shards = new("report")
    {
        Description = "The JSON reports of all shards of one run, in any order; or that of a whole run, to write it in another format.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Contracts = new("--contract")
    {
        Description = "The pact files, or folders of them, that the shards verified; repeatable. Default: the contract that comes with elb-contract.",
        HelpName = "PATH",
    };

    private static readonly Option<bool> RequireComplete = Options.RequireComplete();
    private static readonly Option<string[]> Report = ReportFiles.Option();

    public static Command Create(TextWriter output)
    {
        var command = new Command("merge", "Join the JSON reports of shards into one verdict: that of the evidence of all of them, judged anew.") { Shards, Contracts, RequireComplete, Report };
        command.SetAction(parsed => Run(parsed, output));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output)
    {
        var reports = ReportFiles.Open(parsed.GetValue(Report)!);
        var contracts = parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract];
        var report = Evaluation.Join(contracts, [.. parsed.GetValue(Shards)!.SelectMany(EvidenceJson.Read)]);
        ConsoleReport.Write(report, Terminal.On(output));
        reports.Write(report);
        return ExitCode.Of(report, parsed.GetValue(RequireComplete));
    }
}
