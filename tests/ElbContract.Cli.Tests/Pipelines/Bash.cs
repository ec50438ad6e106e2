using System.Diagnostics;
using System.Text;

namespace ElbContract.Cli.Tests.Pipelines;

/// <summary>Runs lines of a pipeline as a CI server does: in bash, in a folder, with variables of its own.</summary>
internal static class Bash
{
    private static readonly string[] OfCiServers = ["ELB_", "GATE_", "GITHUB_", "CI_", "BUILD_", "SYSTEM_", "TF_BUILD", "OS_"];

    /// <summary>Starts them, and tells of each line of standard error while they run.</summary>
    /// <param name="lines">The lines; the first that fails ends them.</param>
    /// <param name="folder">Where.</param>
    /// <param name="variables">Besides those of a machine: none of elb-contract's or a CI server's is passed on.</param>
    /// <param name="onStart">Told the process.</param>
    /// <param name="onError">Told each line.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string lines,
        string folder,
        IEnumerable<KeyValuePair<string, string>> variables,
        Action<Process>? onStart = null,
        Action<string>? onError = null
    )
    {
        var start = new ProcessStartInfo("bash", ["-eo", "pipefail", "-c", lines])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => Array.Exists(OfCiServers, name.StartsWith)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = AppContext.BaseDirectory + ":" + Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        onStart?.Invoke(process);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            errors.AppendLine(line);
            onError?.Invoke(line);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, errors.ToString());
    }
}
