namespace ElbContract.Sanity.Reading;

/// <summary>The working copy that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>The folder of ElbContract.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file but those that .gitignore leaves out, as a path from the root with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)];

    public static string Absolute(string file) => Path.Combine(Root, file);

    public static string Text(string file) => File.ReadAllText(Absolute(file));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ElbContract.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds ElbContract.sln: run the tests in a working copy."
        );
    }

    private static IEnumerable<string> Walk(DirectoryInfo root)
    {
        var ignored = File.ReadAllLines(Path.Combine(root.FullName, ".gitignore"))
            .Where(line => line.EndsWith('/'))
            .Select(line => line.Trim('/'))
            .Append(".git")
            .ToHashSet(StringComparer.Ordinal);
        return Walk(root, root, ignored);
    }

    private static IEnumerable<string> Walk(DirectoryInfo root, DirectoryInfo folder, HashSet<string> ignored) =>
        folder
            .EnumerateFiles()
            .Select(file => Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'))
            .Where(file => file != ".git")
            .Concat(
                folder.EnumerateDirectories().Where(inner => !ignored.Contains(inner.Name)).SelectMany(inner => Walk(root, inner, ignored))
            );
}
