using System.Reflection;
using System.Runtime.InteropServices;

namespace ElbContract.Pact.Native;

/// <summary>Where an installed package has the native core: a folder a platform. A build has it beside the program.</summary>
internal static class PactCorePackage
{
    /// <summary>As <see cref="NativeLibrary.SetDllImportResolver"/> wants it: 0 leaves the search to the runtime.</summary>
    public static nint Find(string library, Assembly assembly, DllImportSearchPath? searchPath) =>
        library == PactCore.Library && FileIn(AppContext.BaseDirectory) is { } file ? NativeLibrary.Load(file) : 0;

    /// <summary>The file for this platform; null where the folder has none.</summary>
    public static string? FileIn(string folder)
    {
        var file = Path.Combine(folder, "runtimes", Platform, "native", Name);
        return File.Exists(file) ? file : null;
    }

    // Not what the runtime calls itself: distributions that build it name it after themselves.
    private static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl"
                : "linux";
#pragma warning disable CA1308 // Platforms are named in small letters.
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
#pragma warning restore CA1308
        }
    }

    private static string Name =>
        OperatingSystem.IsWindows() ? "pact_ffi.dll"
        : OperatingSystem.IsMacOS() ? "libpact_ffi.dylib"
        : "libpact_ffi.so";
}
