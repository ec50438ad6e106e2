using System.CommandLine;
using System.Security.Cryptography;
using ElbContract.Cli.Arguments;
using ElbContract.Cli.Output;
using ElbContract.Exploration;
using ElbContract.Reports;
using ElbContract.Verification.Sessions;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract explore</c>: without an endpoint against the embedded emulator.</summary>
internal static class ExploreCommand
{
    private static readonly Option<string?> Cases = Options.Text(
        "--cases",
        $"How many cases are sent, 1 to 1000000. Default: {ExploreOptions.DefaultCases}, which cover every rule in every context, and all "
            + "pairs of values.",
        "N"
    );
    private static readonly Option<string?> Seed = Options.Text(
        "--seed",
        "The same seed gives the same cases and the same smallest requests. Default: a new seed for every run, which is printed.",
        "N"
    );
    private static readonly Option<string?> BudgetOption = Options.Text(
        "--budget",
        "How many seconds the whole run may take, with the clean-up, 1 to 86400. Default: no limit.",
        "SECONDS"
    );

    public static Command Create(InertWriter output, InertWriter errors)
    {
        var command = new Command(
            "explore",
            "Send generated requests to an endpoint and judge every answer. For each departure from the page, print the smallest request "
                + "that shows it, as a curl line and as a scenario for a feature file."
        )
        {
            Cases,
            Seed,
            BudgetOption,
        };
        RunArguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, output, errors, cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, InertWriter output, InertWriter errors, CancellationToken cancellationToken)
    {
        var seed = Options.Number("--seed", parsed.GetValue(Seed), RandomNumberGenerator.GetInt32(1, int.MaxValue), 0, int.MaxValue);
        var cases = Options.Number("--cases", parsed.GetValue(Cases), ExploreOptions.DefaultCases, 1, 1_000_000);
        TimeSpan? budget = parsed.GetValue(BudgetOption) is { } seconds
            ? TimeSpan.FromSeconds(Options.Number("--budget", seconds, 0, 1, 86400))
            : null;
        return RunArguments.RunAsync(parsed, errors, ExploreAsync, cancellationToken);

        async Task<int> ExploreAsync(SessionOptions run, ProgressLine progress)
        {
            var found = await Explorer.ExploreAsync(
                new ExploreOptions
                {
                    Run = run,
                    Cases = cases,
                    Seed = seed,
                    Budget = budget,
                },
                cancellationToken
            );
            progress.Dispose();
            ExplorationConsole.Write(found, RunArguments.Where(parsed), run.Revival, output);
            return ExitCode.Of(found.Verdict);
        }
    }
}
