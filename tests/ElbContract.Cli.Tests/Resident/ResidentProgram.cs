using System.Diagnostics;

[assembly: AssemblyFixture(typeof(ElbContract.Cli.Tests.Resident.ResidentProgram))]

namespace ElbContract.Cli.Tests.Resident;

/// <summary>elb-contract for shells that start it often: a script that hands its command line to one process, where it is run as in a
/// process of its own. That spares each the second or two that it takes to compile itself. What listens, waits for a signal or reads its
/// standard input is a process of its own all the same.</summary>
public sealed class ResidentProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elb-contract-resident-").FullName;
    private readonly Process _process;

    public ResidentProgram()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "elb-contract");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ResidentProgram).Assembly.Location;
        _process = Process.Start(start)!;
        var port = _process.StandardOutput.ReadLine();
        Script = Path.Combine(_folder, "elb-contract");
        File.WriteAllText(
            Script,
            $$"""
            #!/usr/bin/env bash
            case "$* " in
            serve* | record* | stub* | clients* | *" - "*) exec "{{program}}" "$@" ;;
            esac
            exec 3<>/dev/tcp/127.0.0.1/{{port}} 4>&1
            echo $$ >&3
            read -r code <&3 || exit 70
            exit "$code"

            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>What a shell starts.</summary>
    public string Script { get; }

    /// <summary>Where it is, as the first folder of a PATH.</summary>
    public string Folder => _folder;

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
