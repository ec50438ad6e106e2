using ElbContract.Gherkin.Reading;

namespace ElbContract.Gherkin.Discovery;

/// <summary>The feature files beside the test assembly, wherever it is started from.</summary>
internal static class FeatureFolder
{
    public const string Name = "features";

    private static readonly string Root = AppContext.BaseDirectory;

    /// <param name="path">As <see cref="ReadAll"/> names it.</param>
    public static FeatureFile Read(string path) =>
        path == Name ? Nothing() : FeatureFile.Read(path, File.ReadAllText(Path.Combine(Root, path)));

    /// <summary>No file at all is a mistake, and said like one.</summary>
    public static IEnumerable<FeatureFile> ReadAll()
    {
        var folder = Path.Combine(Root, Name);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.feature", SearchOption.AllDirectories) : [];
        return files.Length == 0
            ? [Nothing()]
            : files.Order(StringComparer.Ordinal).Select(file => Read(Path.GetRelativePath(Root, file).Replace('\\', '/')));
    }

    private static FeatureFile Nothing() =>
        FeatureFile.Unreadable(
            Name,
            1,
            "holds no feature file",
            $"{Path.Combine(Root, Name)} holds no *.feature file: copy them to the output folder"
        );
}
