using ElbContract.Gherkin.Reading;

namespace ElbContract.Gherkin.Discovery;

/// <summary>The feature files beside the test assembly, wherever it is started from.</summary>
internal static class FeatureFolder
{
    public const string Name = "features";

    private static readonly string Root = AppContext.BaseDirectory;

    public static FeatureFile Read(string path) => FeatureFile.Read(path, File.ReadAllText(Path.Combine(Root, path)));

    /// <summary>No file at all is a mistake, and said like one.</summary>
    public static IEnumerable<FeatureFile> ReadAll()
    {
        var folder = Path.Combine(Root, Name);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.feature", SearchOption.AllDirectories) : [];
        return files.Length == 0
            ? [FeatureFile.Unreadable(Name, 1, "holds no feature file", $"{folder} holds no *.feature file: copy them to the output folder")]
            : files.Order(StringComparer.Ordinal).Select(file => Read(Path.GetRelativePath(Root, file).Replace('\\', '/')));
    }
}
