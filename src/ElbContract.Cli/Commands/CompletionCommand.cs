using System.CommandLine;
using ElbContract.Cli.Completion;
using ElbContract.Cli.Output;
using ElbContract.Reports;

namespace ElbContract.Cli.Commands;

/// <summary><c>elb-contract completion</c>: the script that a shell completes command lines with.</summary>
internal static class CompletionCommand
{
    public static Command Create(InertWriter output)
    {
        var shell = new Argument<string>("shell") { Description = $"{string.Join(", ", CompletionScripts.OfShells.Keys)}." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.OfShells.Keys]);
        var command = new Command("completion", "Print the script that makes a shell complete verbs, options, clauses and faults.")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            foreach (var line in CompletionScripts.OfShells[parsed.GetValue(shell)!].Split('\n'))
                output.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }
}
