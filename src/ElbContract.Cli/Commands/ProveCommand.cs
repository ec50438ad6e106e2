using System.CommandLine;
using System.IO.Enumeration;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Emulator.Faults;
using ElbContract.Proof;
using ElbContract.Reports;
using ElbContract.Reports.Proving;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract prove</c>: the contract against emulators that break a clause each, and against emulators that
/// conform.</summary>
internal static class ProveCommand
{
    private static readonly Dictionary<string, Action<ProofReport, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["json"] = ProofJson.Write,
        ["html"] = ProofPage.Write,
    };

    private static readonly Argument<string[]> Contracts = new("contract")
    {
        Description = "Pact files, or folders of them. Default: the contract that comes with elb-contract.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> Quick = Options.Switch(
        "--quick",
        "Stop after the cases of the fault's own clause if they name it, and do not look for other clauses that would be accused."
    );
    private static readonly Option<bool> Deep = Options.Switch(
        "--deep",
        "Also test every rule in every context, and prove it on providers that drop a rule in only one context."
    );
    private static readonly Option<string?> Fault = Options.Text(
        "--fault",
        "Only the faults with this id, and no conforming provider; * stands for any text. elb-contract faults lists them.",
        "GLOB"
    );
    private static readonly Option<string?> Parallel = Options.Text(
        "--parallel",
        "How many providers are verified at once, 1 to 64. Default: one per core.",
        "N"
    );
    private static readonly Option<string[]> Report = ReportFiles<ProofReport>.Option(Formats);

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "prove",
            "Prove the contract: it catches every seeded fault, names the right clause, and accuses no conforming provider."
        )
        {
            Contracts,
            Quick,
            Deep,
            Fault,
            Parallel,
            Report,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, errors, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, InertWriter output, InertWriter errors, CancellationToken cancellationToken)
    {
        var reports = ReportFiles<ProofReport>.Open(parsed.GetValue(Report)!, Formats, output);
        await using var told = cancellationToken.Register(() =>
            errors.WriteLine("elb-contract: interrupted: only some of the providers were verified, which proves nothing")
        );
        ProofReport report;
        using (var progress = new ProgressLine(errors.Plain, isTerminal: !Console.IsErrorRedirected, what: "providers verified"))
            report = await Prover.ProveAsync(OptionsOf(parsed) with { OnProgress = progress.Tell }, cancellationToken);
        ProofConsole.Write(report, reports.TakeOutput ? errors : output);
        reports.Write(report);
        return report.Holds ? ExitCode.Done
            : report.IsInconclusive ? ExitCode.Inconclusive
            : ExitCode.Departs;
    }

    private static ProofOptions OptionsOf(ParseResult parsed)
    {
        var options = new ProofOptions
        {
            Contracts = parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract],
            Parallel = Options.Number("--parallel", parsed.GetValue(Parallel), Environment.ProcessorCount, 1, 64),
            Quick = parsed.GetValue(Quick),
            Deep = parsed.GetValue(Deep),
            Faults = [.. SeededFaults.All, .. parsed.GetValue(Deep) ? SeededFaults.Deep : []],
        };
        if (parsed.GetValue(Fault) is not { } glob)
            return options;
        var faults = options.Faults.Where(fault => FileSystemName.MatchesSimpleExpression(glob, fault.Id, ignoreCase: false)).ToList();
        return faults.Count > 0
            ? options with
            {
                Faults = faults,
                Personalities = [],
            }
            : throw new InputException("--fault takes the name of a fault, or a pattern of some: elb-contract faults lists them all.");
    }
}
