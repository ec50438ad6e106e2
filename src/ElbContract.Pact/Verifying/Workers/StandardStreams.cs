using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>
/// The worker's two pipes. The core prints its report to standard output whatever it is told: so the pipe moves to a handle of its own,
/// and what the core calls standard output leads nowhere.
/// </summary>
internal static partial class StandardStreams
{
    private const int UnixOutput = 1;
    private const int WindowsInput = -10;
    private const int WindowsOutput = -11;

    internal static Stream OpenInput() =>
        new FileStream(
            new SafeFileHandle(OperatingSystem.IsWindows() ? GetStdHandle(WindowsInput) : 0, ownsHandle: false),
            FileAccess.Read
        );

    internal static Stream TakeOutput()
    {
        var nowhere = File.OpenHandle(OperatingSystem.IsWindows() ? "NUL" : "/dev/null", FileMode.Open, FileAccess.Write);
        nint pipe;
        if (OperatingSystem.IsWindows())
        {
            pipe = GetStdHandle(WindowsOutput);
            _ = SetStdHandle(WindowsOutput, nowhere.DangerousGetHandle());
            nowhere.SetHandleAsInvalid(); // stays open for as long as the process lives
        }
        else
        {
            pipe = Duplicate(UnixOutput);
            _ = Duplicate((int)nowhere.DangerousGetHandle(), UnixOutput);
            nowhere.Dispose();
        }

        return new FileStream(new SafeFileHandle(pipe, ownsHandle: true), FileAccess.Write, bufferSize: 0);
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int file);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int file, int onto);

    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetStdHandle(int which, nint handle);
}
