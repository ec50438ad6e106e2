using System.CommandLine;
using System.IO.Enumeration;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Exploration;
using ElbContract.Reports;
using ElbContract.Specification.Clauses;
using ElbContract.Verification.Running;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract verify</c>: without an endpoint against the embedded emulator.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Contracts = new("contract")
    {
        Description = "Pact files, or folders of them. Default: the contract that comes with elb-contract.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>What <c>--deep</c> says without a number.</summary>
    public const string AllCases = "all";

    private static readonly Option<string?> Clause = Options.Clauses("Only these clauses; * stands for any text.");
    private static readonly Option<string?> ShardOption = ShardArgument.Create("Only part I of N equal parts of the contract");
    private static readonly Option<string?> Deadline = Options.Text(
        "--deadline",
        "How many seconds the whole run may take, 1 to 86400. Default: no limit.",
        "SECONDS"
    );
    private static readonly Option<bool> Observe = Options.Switch(
        "--observe",
        "Also send the cases whose outcome is not documented, and report what the endpoint does."
    );
    private static readonly Option<string[]> AllowPath = new("--allow-path")
    {
        Description =
            "Also send the contract's requests to this path, in your name; * stands for any text. What they create is not deleted. "
            + "Repeatable. Default: only POST /v1.0/{project_id}/elbaas/listeners is sent.",
        HelpName = "GLOB",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string?> Deep = Options.Text(
        "--deep",
        "Also test every rule in every context: with each protocol and on both kinds of load balancer. --deep=N sends the N most useful of "
            + "these requests.",
        "all|N"
    );
    private static readonly Option<bool> All = Options.Switch("--all", "On a terminal, also print the clauses that passed.");

    // Not from the environment: a gate that sends nothing because of a forgotten variable would be green.
    private static readonly Option<bool> List = new("--list")
    {
        Description = "Print the cases that the run would send, and send nothing.",
    };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what the run would do, and send nothing." };

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command("verify", "Replay the contract at an endpoint and give a verdict on every clause of the page.")
        {
            Contracts,
        };
        RunArguments.AddTo(command);
        foreach (var option in (Option[])[Deep, Clause, ShardOption, Deadline, Observe, AllowPath, List, DryRun, All])
            command.Options.Add(option);
        HandshakeArguments.AddTo(command);
        ImplementationArguments.AddTo(command);
        BrokeredArguments.AddTo(command);
        VerificationOutput.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, errors, cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, InertWriter output, InertWriter errors, CancellationToken cancellationToken)
    {
        var implementation = ImplementationArguments.Read(parsed);
        var outcome = VerificationOutput.Open(parsed, parsed.GetValue(Contracts)!, output, errors);
        if (parsed.GetValue(List) || parsed.GetValue(DryRun))
        {
            if (BrokeredArguments.Read(parsed) is not null)
                throw new InputException("--list and --dry-run look at contracts that are here: leave --broker out, or name pact files.");
            return Task.FromResult(Preview(parsed, outcome, output));
        }

        var brokered = BrokeredArguments.Read(parsed);
        if (brokered is not null && (parsed.GetValue(Contracts) is { Length: > 0 } || parsed.GetValue(ShardOption) is not null))
            throw new InputException("--broker takes the contracts from the broker, all of them: leave pact files and --shard out.");
        return RunArguments.RunAsync(parsed, errors, VerifyAsync, cancellationToken, HandshakeArguments.DataPlane(parsed));

        async Task<int> VerifyAsync(SessionOptions run, ProgressLine progress)
        {
            outcome.ReadWaivers(run.Endpoint.AbsoluteUri);
            var options = OptionsOf(parsed, run) with { Implementation = implementation };
            if (brokered is not null)
                return await new BrokeredVerification(brokered, outcome, output, errors).RunAsync(options, Told, cancellationToken);
            return Told(await Verifier.VerifyAsync(options, cancellationToken));

            int Told(VerificationReport report)
            {
                progress.Dispose();
                return outcome.Tell(report, parsed.GetValue(All) || Console.IsOutputRedirected);
            }
        }
    }

    private static int Preview(ParseResult parsed, VerificationOutput outcome, InertWriter output)
    {
        var intent = RunArguments.Intent(parsed);
        outcome.ReadWaivers(intent.Address);
        var preview = RunPreview.Of(OptionsOf(parsed, intent.Options));
        if (parsed.GetValue(List))
            PreviewText.WriteCases(preview, output);
        else
            PreviewText.Write(intent, preview, output);
        return ExitCode.Done;
    }

    private static VerifyOptions OptionsOf(ParseResult parsed, SessionOptions run)
    {
        if (
            parsed.GetValue(Clause) is { } glob
            && !Catalogue.Clauses.Any(clause => FileSystemName.MatchesSimpleExpression(glob, clause.Id, ignoreCase: false))
        )
            throw InputException.NoClause(glob);
        return new VerifyOptions
        {
            Contracts = parsed.GetValue(Contracts) is { Length: > 0 } given ? given : [Options.OwnContract],
            ClauseGlob = parsed.GetValue(Clause),
            Shard = ShardArgument.Read(parsed.GetValue(ShardOption)),
            Observe = parsed.GetValue(Observe),
            Handshakes = HandshakeArguments.Read(parsed, run.StateUrl),
            Generated = parsed.GetValue(Deep) is null ? null : new MatrixCases(),
            MostGenerated = parsed.GetValue(Deep) is { } most and not AllCases ? Options.Number("--deep", most, 0, 1, 1_000_000) : null,
            Run = run with
            {
                AllowedPaths = parsed.GetValue(AllowPath) ?? [],
                Deadline = parsed.GetValue(Deadline) is { } deadline
                    ? TimeSpan.FromSeconds(Options.Number("--deadline", deadline, 0, 1, 86400))
                    : null,
            },
        };
    }
}
