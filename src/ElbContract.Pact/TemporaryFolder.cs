namespace ElbContract.Pact;

/// <summary>A new folder that only this user reads, where the system keeps temporary files.</summary>
internal static class TemporaryFolder
{
    /// <param name="prefix">How its name begins.</param>
    /// <exception cref="TemporaryFolderException">There is no place for it.</exception>
    internal static DirectoryInfo Create(string prefix)
    {
        try
        {
            return Directory.CreateTempSubdirectory(prefix);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new TemporaryFolderException(Path.GetTempPath(), cause);
        }
    }
}
