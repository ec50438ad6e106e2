using System.Runtime.InteropServices;

namespace ElbContract.Pact.Native;

/// <summary>The version of the native core that is loaded, looked at once before the first call.</summary>
internal static class PactCoreVersion
{
    /// <summary>The oldest core whose verifier tells each mismatch with its expected and actual value, and that this project was tested
    /// with.</summary>
    internal static readonly Version Oldest = new(0, 5, 8);

    private static readonly Lazy<string> Loaded = new(() => Check(Load()));

    internal static string Require() => Loaded.Value;

    internal static string Check(string version) =>
        System.Version.TryParse(version.Split('-', '+')[0], out var parsed) && parsed >= Oldest
            ? version
            : throw new PactCoreException(
                $"Pact's native core beside the program is version '{version}', but {Oldest} or newer is needed: delete it from "
                    + $"{AppContext.BaseDirectory} and build again."
            );

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(PactCore).Assembly, PactCorePackage.Find);
        try
        {
            return Marshal.PtrToStringUTF8(PactCore.Version()) ?? "";
        }
        catch (Exception cause) when (cause is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new PactCoreException(
                $"Pact's native core ({PactCore.Library}) cannot be loaded from {AppContext.BaseDirectory}: build ElbContract.Pact "
                    + "again on this platform.",
                cause
            );
        }
    }
}
