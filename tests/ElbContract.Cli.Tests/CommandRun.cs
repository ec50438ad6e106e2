namespace ElbContract.Cli.Tests;

/// <summary>The command line, run in this process.</summary>
internal static class CommandRun
{
    private static readonly string[] Progress = [" cases sent, ", " providers verified, ", " providers tried, "];

    /// <summary>What it prints to standard error is without the lines that tell how far it is, which come when a run takes long.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, output, errors);
        var told = errors.ToString().Split('\n').Where(line => !Progress.Any(words => line.Contains(words, StringComparison.Ordinal)));
        return (exitCode, output.ToString(), string.Join('\n', told));
    }
}
