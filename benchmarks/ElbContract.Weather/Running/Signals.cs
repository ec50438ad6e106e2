using System.Runtime.InteropServices;

namespace ElbContract.Weather.Running;

/// <summary>Signals of POSIX systems.</summary>
internal static partial class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    private const nint Default = 0;

    /// <summary>A script's background jobs ignore Ctrl-C, and so would all that they start.</summary>
    public static void RestoreInterrupt() => _ = Set(Interrupt, Default);

    /// <summary>A process that has ended already is none to tell.</summary>
    public static void Send(int process, int signal) => _ = SendCore(process, signal);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Set(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendCore(int process, int signal);
}
