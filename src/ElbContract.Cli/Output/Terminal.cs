using Spectre.Console;

namespace ElbContract.Cli.Output;

/// <summary>Where results are printed.</summary>
internal static class Terminal
{
    public static IAnsiConsole On(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        // Into a file or a CI log nothing is cut and nothing wrapped.
        if (Console.IsOutputRedirected)
            console.Profile.Width = 1000;
        return console;
    }
}
