namespace ElbContract.Emulator.Tests;

/// <summary>The repository that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ElbContract.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
