namespace ElbContract.Pact;

/// <summary>No temporary files can be written on this machine.</summary>
internal sealed class TemporaryFolderException : PactException
{
    internal TemporaryFolderException(string folder, Exception cause)
        : base($"{folder}: no temporary files can be written there; name a folder that exists and is yours in {Variable}", cause) { }

    private static string Variable => OperatingSystem.IsWindows() ? "TEMP" : "TMPDIR";
}
