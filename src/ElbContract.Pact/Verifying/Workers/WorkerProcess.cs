using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ElbContract.Pact.Native;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>A worker as its parent sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int RememberedLines = 10;

    /// <summary>All that a worker is to know of the environment. No credentials, and no proxy: what it calls is on this machine, or is
    /// named by address.</summary>
    private static readonly string[] PassedOn =
    [
        "PATH",
        "HOME",
        "LANG",
        "TMPDIR",
        "TMP",
        "TEMP",
        "SystemRoot",
        "SystemDrive",
        "windir",
        "USERPROFILE",
        "LOCALAPPDATA",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "DOTNET_ROLL_FORWARD",
    ];

    private readonly Process _process;
    private readonly Queue<string> _complaints = [];

    private WorkerProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
    }

    internal int Id => _process.Id;

    /// <summary>What the worker last said on its standard error, in one line.</summary>
    internal string Complaints
    {
        get
        {
            lock (_complaints)
                return string.Join(' ', _complaints);
        }
    }

    /// <exception cref="PactCoreException">There is no such program, or it cannot be started.</exception>
    internal static WorkerProcess Start(string programFolder, VerifierFolder folder, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(programFolder, typeof(WorkerProcess).Assembly.GetName().Name + ".dll");
        if (!File.Exists(program))
            throw new PactCoreException($"{program}, which runs Pact's native core, is missing: build ElbContract.Pact again.");
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = programFolder,
        };
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var runtime = Path.GetFullPath(RuntimeEnvironment.GetRuntimeDirectory());
        if (runtime == Path.GetFullPath(AppContext.BaseDirectory))
        {
            // The runtime comes with the program: no dotnet need be installed.
            start.FileName = Path.ChangeExtension(program, null) + suffix;
        }
        else
        {
            start.FileName = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "dotnet" + suffix));
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(program);
        }

        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        Restrict(start.Environment);
        start.Environment["PACT_DO_NOT_TRACK"] = "true";
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // its socket would outlive a worker that is killed
        start.Environment["SSL_CERT_FILE"] = folder.CertificateFile;
        start.Environment["SSL_CERT_DIR"] = folder.CertificateFolder;
        try
        {
            return new WorkerProcess(Process.Start(start)!);
        }
        catch (Win32Exception cause)
        {
            throw new PactCoreException(
                $"Pact's native core runs in its own process, but {start.FileName} cannot be started: {cause.Message}.",
                cause
            );
        }
    }

    /// <exception cref="WorkerEndedException">The process ended before it answered.</exception>
    internal Task<WorkerAnswer> VerifyAsync(WorkerJob job, CancellationToken cancellationToken) =>
        ReadAsync(() => job.Write(_process.StandardInput.BaseStream), cancellationToken);

    /// <summary>What it says unasked.</summary>
    /// <exception cref="WorkerEndedException">The process ended before it had said it.</exception>
    internal Task<WorkerAnswer> ReadAsync(CancellationToken cancellationToken) => ReadAsync(() => { }, cancellationToken);

    private async Task<WorkerAnswer> ReadAsync(Action ask, CancellationToken cancellationToken)
    {
        try
        {
            ask();
            return await WorkerAnswer.ReadAsync(_process.StandardOutput.BaseStream, cancellationToken);
        }
        catch (IOException)
        {
            await _process.WaitForExitAsync(cancellationToken);
            throw new WorkerEndedException(_process.ExitCode, Complaints);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Restrict(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => !PassedOn.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
    }

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_complaints)
        {
            _complaints.Enqueue(line.Trim());
            if (_complaints.Count > RememberedLines)
                _complaints.Dequeue();
        }
    }
}
