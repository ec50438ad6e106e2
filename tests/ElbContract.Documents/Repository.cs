namespace ElbContract.Documents;

/// <summary>The working copy that the tests were built in, and its documents.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>As paths from the root. The changelog and the decisions tell what was; they have no commands for a reader.</summary>
    public static IReadOnlyList<string> Documents { get; } =
    [
        "README.md",
        "CONTRIBUTING.md",
        .. Below("docs").Where(file => !file.StartsWith("docs/adr/", StringComparison.Ordinal)),
        .. Below("deploy"),
    ];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Below(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ElbContract.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the tests in a working copy.");
        return folder.FullName;
    }
}
