using System.Diagnostics;

namespace ElbContract.Cli.Tests;

/// <summary>A verb that listens, such as <c>elb-contract record</c>, as a process of its own, which can be told to end, or
/// killed.</summary>
internal sealed class ListeningProcess : IDisposable
{
    private const string Listening = "listening on ";

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ListeningProcess(Process process, Uri address)
    {
        _process = process;
        // Read from the beginning, so that it is never kept waiting.
        _output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it; it listens when this returns.</summary>
    /// <param name="limit">The largest file that it can write, in kB; null for any.</param>
    /// <param name="arguments">The verb and what follows it.</param>
    public static async Task<ListeningProcess> StartAsync(int? limit, params string[] arguments)
    {
        var process = Start(limit, arguments);
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line?.StartsWith(Listening, StringComparison.Ordinal) != true)
            throw new InvalidOperationException(
                $"{line} {await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}"
            );
        return new ListeningProcess(process, new Uri(line[Listening.Length..]));
    }

    /// <summary>Runs it to its end, where it listens nowhere.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(int? limit, params string[] arguments)
    {
        using var process = Start(limit, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    private static Process Start(int? limit, string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "elb-contract");
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // A disk that is full: the signal of a file that is too large is to be passed over, so that writing fails.
        foreach (
            var one in (string[])
                ["-c", $"{(limit is null ? "" : $"trap '' XFSZ; ulimit -f {limit};")} exec \"$@\"", "bash", program, .. arguments]
        )
            start.ArgumentList.Add(one);
        // The runtime would want larger files, too.
        foreach (var feature in (string[])["DOTNET_EnableDiagnostics", "DOTNET_EnableWriteXorExecute"])
            start.Environment[feature] = "0";
        return Process.Start(start)!;
    }

    public void Kill() => _process.Kill();

    /// <summary>Asks it to end.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
