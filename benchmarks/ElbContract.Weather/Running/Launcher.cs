using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ElbContract.Weather.Running;

/// <summary>Runs a command, watches its memory, may send it a signal, and ends whatever is left of it.</summary>
internal static class Launcher
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan ForDescendants = TimeSpan.FromSeconds(5);

    /// <summary>Writes <c>exit</c>, <c>ms</c>, <c>mb</c> and <c>orphans</c>, the processes that it had to end, to the file of
    /// <c>--result</c>.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var arguments = new Arguments(args, ["--result", "--limit", "--signal", "--after"], ["--whole-tree"]);
        var result = arguments.Text("--result") ?? throw new UsageException("--result is missing.");
        if (arguments.Command is not [var file, .. var rest])
            throw new UsageException("There is no command behind --.");
        using var stopped = new CancellationTokenSource(TimeSpan.FromSeconds(arguments.Number("--limit", 60)));
        using var terminated = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            context =>
            {
                context.Cancel = true;
                stopped.Cancel();
            }
        );
        Signals.RestoreInterrupt();
        using var process = Process.Start(file, rest);
        var watch = Stopwatch.StartNew();
        var tree = new ProcessTree(process.Id);
        var sending = SendAsync(arguments, process, tree, stopped.Token);
        await WatchAsync(process, tree, stopped.Token);
        var took = watch.ElapsedMilliseconds;
        var isTooLong = !process.HasExited;
        if (isTooLong)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await stopped.CancelAsync();
        await sending;
        var orphans = await EndOrphansAsync(tree);
        await File.WriteAllLinesAsync(
            result,
            [
                $"exit={(isTooLong ? "none" : Text(process.ExitCode))}",
                $"ms={Text(took)}",
                $"mb={Text(tree.Peak / 1024)}",
                $"orphans={Text(orphans)}",
            ]
        );
        return 0;
    }

    private static async Task WatchAsync(Process process, ProcessTree tree, CancellationToken stopped)
    {
        while (!process.HasExited && !stopped.IsCancellationRequested)
        {
            tree.Look();
            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }

    private static async Task SendAsync(Arguments arguments, Process process, ProcessTree tree, CancellationToken stopped)
    {
        if (arguments.Text("--signal") is not { } name)
            return;
        var signal = name switch
        {
            "INT" => Signals.Interrupt,
            "KILL" => Signals.Kill,
            _ => throw new UsageException($"--signal is '{name}': give INT or KILL."),
        };
        await Task.Delay(arguments.Number("--after", 1000), stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stopped.IsCancellationRequested)
            return;
        // As a terminal does, which knows the group and not who is whose child.
        foreach (var one in arguments.Has("--whole-tree") ? tree.Alive : [process.Id])
            Signals.Send(one, signal);
    }

    private static async Task<int> EndOrphansAsync(ProcessTree tree)
    {
        var watch = Stopwatch.StartNew();
        while (tree.Alive.Count > 0 && watch.Elapsed < ForDescendants)
            await Task.Delay(BetweenLooks);
        var orphans = tree.Alive;
        foreach (var orphan in orphans)
            Signals.Send(orphan, Signals.Kill);
        return orphans.Count;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
