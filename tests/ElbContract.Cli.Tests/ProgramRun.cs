using System.Diagnostics;

namespace ElbContract.Cli.Tests;

/// <summary>The program as a process of its own, with variables and a current folder of its own.</summary>
internal static class ProgramRun
{
    /// <summary>Where the built program is.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "elb-contract");

    /// <param name="folder">The current folder.</param>
    /// <param name="variables">Besides those of the tests; those that begin with ELB_ alone.</param>
    /// <param name="arguments">The command line.</param>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string folder,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    ) => RunAsync(Program, folder, variables, arguments);

    /// <summary>Another program in the same way, such as a shell.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ELB_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, errors);
    }
}
