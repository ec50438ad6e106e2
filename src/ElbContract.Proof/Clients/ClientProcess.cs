using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ElbContract.Proof.Clients;

/// <summary>A client that runs: when this is disposed of, neither it nor what it has started is there any more.</summary>
internal sealed class ClientProcess : IDisposable
{
    // Every process that it starts inherits it; on Linux it finds those whose parent has ended.
    private const string Mark = "ELB_CONTRACT_CLIENT";

    private const string Loopback = "127.0.0.1,localhost";

    private static readonly TimeSpan PatienceWithStreams = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _mark;
    private readonly PrintedEnd _printed = new();

    private ClientProcess(Process process, string mark) => (_process, _mark) = (process, mark);

    public string Printed => _printed.ToString();

    /// <exception cref="ClientCommandException">It cannot be started.</exception>
    public static ClientProcess Start(ClientOptions options, IReadOnlyDictionary<string, string> variables)
    {
        var mark = Guid.NewGuid().ToString("N");
        var start = new ProcessStartInfo(options.Program, options.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Whatever of the user's names another cloud, or holds its secrets.
        foreach (var name in start.Environment.Keys.Where(IsOfTheUser).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment[Mark] = mark;
        // A proxy of the user's would take the emulator's address for one of its own machine.
        foreach (var name in (string[])["NO_PROXY", "no_proxy"])
            start.Environment[name] = start.Environment.TryGetValue(name, out var others) ? $"{Loopback},{others}" : Loopback;
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new ClientProcess(process, mark);
        }
        catch (Win32Exception cause)
        {
            throw new ClientCommandException(
                $"The command '{options.Program}' cannot be started ({new Win32Exception(cause.NativeErrorCode).Message}): give a program "
                    + "that is in PATH, or its path, and its arguments after it.",
                cause
            );
        }
    }

    /// <summary>Waits for its end, and for the end of what it printed; null where it was killed, for it took too long.</summary>
    public async Task<int?> EndAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var streams = new CancellationTokenSource();
        var reading = Task.WhenAll(
            _printed.ReadAsync(_process.StandardOutput, streams.Token),
            _printed.ReadAsync(_process.StandardError, streams.Token)
        );
        var hasEnded = await EndsAsync(timeout, cancellationToken);
        // What it has left behind would hold the streams open.
        Kill();
        streams.CancelAfter(PatienceWithStreams);
        try
        {
            await reading;
        }
        catch (OperationCanceledException)
        {
            // What was read is enough.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return hasEnded ? _process.ExitCode : null;
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private async Task<bool> EndsAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Kill()
    {
        if (!_process.HasExited)
            Kill(_process);
        if (!OperatingSystem.IsLinux())
            return;
        // One that is found may start another before it is killed.
        for (var orphans = Orphans(); orphans.Count > 0; orphans = Orphans())
        {
            foreach (var orphan in orphans)
            {
                Kill(orphan);
                orphan.Dispose();
            }
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (Exception cause) when (cause is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended in between.
        }
    }

    private List<Process> Orphans()
    {
        var mark = Encoding.ASCII.GetBytes($"{Mark}={_mark}");
        List<Process> orphans = [];
        foreach (var process in Process.GetProcesses())
        {
            if (process.Id != Environment.ProcessId && process.Id != _process.Id && HasMark(process.Id, mark))
                orphans.Add(process);
            else
                process.Dispose();
        }

        return orphans;
    }

    private static bool HasMark(int id, ReadOnlySpan<byte> mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ").AsSpan().IndexOf(mark) >= 0;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is another user's.
        }
    }

    private static bool IsOfTheUser(string name) =>
        name.StartsWith("ELB_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("OS_", StringComparison.OrdinalIgnoreCase);
}
