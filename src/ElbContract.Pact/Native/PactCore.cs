using System.Runtime.InteropServices;
using System.Text;

namespace ElbContract.Pact.Native;

/// <summary>The part of <c>libpact_ffi</c> that this project calls. Declared as its C header has it; <see cref="PactCoreVersion"/> checks
/// its version.</summary>
internal static partial class PactCore
{
    internal const string Library = "pact_ffi";

    [LibraryImport(Library, EntryPoint = "pactffi_version")]
    internal static partial nint Version();

    [LibraryImport(Library, EntryPoint = "pactffi_string_delete")]
    internal static partial void StringDelete(nint text);

    [LibraryImport(Library, EntryPoint = "pactffi_get_error_message")]
    private static unsafe partial int GetErrorMessage(byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "pactffi_log_to_buffer")]
    internal static partial int LogToBuffer(LogLevel level);

    /// <summary>What the core said of its last failure on this thread; empty when it said nothing.</summary>
    internal static unsafe string LastError()
    {
        Span<byte> buffer = stackalloc byte[1024];
        fixed (byte* start = buffer)
        {
            return GetErrorMessage(start, buffer.Length) > 0 ? Encoding.UTF8.GetString(buffer[..buffer.IndexOf((byte)0)]) : "";
        }
    }

    internal enum LogLevel
    {
        Off,
        Error,
        Warn,
    }
}
