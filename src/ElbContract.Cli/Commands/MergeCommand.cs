using System.CommandLine;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Reports;
using ElbContract.Reports.Checking;
using ElbContract.Reports.Comparing;
using ElbContract.Traffic.Checking;
using ElbContract.Verification.Running;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract merge</c>: one verdict of the JSON reports of several shards, of runs and of checks.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string[]> Shards = new("report")
    {
        Description =
            "The JSON reports of all shards of one run of verify or check, in any order, or of checks of different files; or the report of "
            + "a whole run, to write it in another format.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Contracts = new("--contract")
    {
        Description =
            "The pact files, or folders of them, that the shards verified; repeatable. Default: the contract that comes with elb-contract.",
        HelpName = "PATH",
    };

    private static readonly Option<bool> Compare = new("--compare")
    {
        Description = "Instead, print what changed between two reports, OLD and NEW. Changes do not affect the exit code.",
    };

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "merge",
            "Join the JSON reports of shards into one verdict, judged again from the evidence of all of them."
        )
        {
            Shards,
            Contracts,
            Compare,
        };
        VerificationOutput.AddTo(command);
        command.SetAction(parsed => Run(parsed, output, errors));
        return command;
    }

    private static int Run(ParseResult parsed, InertWriter output, InertWriter errors)
    {
        var paths = parsed.GetValue(Shards)!;
        if (parsed.GetValue(Compare))
            return Tell(parsed, paths, output);
        if (Array.Exists(paths, CheckJson.Is))
            return CheckCommand.Tell(
                CheckJoin.Join([.. paths.Select(CheckJson.Read)]),
                VerificationOutput.ReportsOf(parsed),
                output,
                errors
            );
        var outcome = VerificationOutput.Open(parsed, parsed.GetValue(Contracts) ?? [], output, errors);
        var contracts = parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract];
        var report = Evaluation.Join(contracts, [.. paths.SelectMany(EvidenceJson.Read)]);
        outcome.ReadWaivers(report.Endpoint);
        return outcome.Tell(report, all: Console.IsOutputRedirected);
    }

    private static int Tell(ParseResult parsed, string[] paths, InertWriter output)
    {
        if (paths is not [var old, var @new])
            throw new InputException("--compare needs two reports: give OLD.json and NEW.json.");
        if (VerificationOutput.IsAsked(parsed))
            throw new InputException(
                "--compare prints what changed: leave out --report, --waivers, --write-waivers, --require-complete and "
                    + "--allow-incomplete."
            );
        ComparisonReport.Write(Comparison.Of(old, @new), output);
        return ExitCode.Done;
    }
}
