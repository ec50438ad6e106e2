using YamlDotNet.RepresentationModel;

namespace ElbContract.Cli.Tests.Pipelines;

/// <summary>A pipeline or action of this repository, as YAML.</summary>
internal static class PipelineFile
{
    public static string Root { get; } = FindRoot();

    /// <summary>All there are, and what they are to the linter.</summary>
    public static IReadOnlyList<(string Kind, string File)> All { get; } =
    [
        ("github-action", "action.yml"),
        .. ((string[])["deploy/github", ".github/workflows"]).SelectMany(folder => In(folder, "github-workflow")),
        .. In("deploy/gitlab", "gitlab"),
        .. In("deploy/azure", "azure"),
    ];

    public static YamlNode Read(string file)
    {
        using var reader = new StreamReader(Path.Combine(Root, file));
        var stream = new YamlStream();
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }

    /// <summary>What is at a path of keys; null for nothing.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] path)
    {
        foreach (var key in path)
            node = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var inner) ? inner : null;
        return node;
    }

    /// <summary>A text at a path; null for none.</summary>
    public static string? Text(this YamlNode? node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>A list at a path; a text alone is a list of it.</summary>
    public static IReadOnlyList<YamlNode> List(this YamlNode? node, params string[] path) =>
        node.At(path) switch
        {
            YamlSequenceNode list => [.. list.Children],
            null => [],
            var one => [one],
        };

    /// <summary>Names and texts at a path.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Texts(this YamlNode? node, params string[] path) =>
        node.At(path) is YamlMappingNode map
            ? map.Children.Select(one =>
                KeyValuePair.Create(((YamlScalarNode)one.Key).Value!, ((one.Value as YamlScalarNode)?.Value) ?? "")
            )
            : [];

    private static IEnumerable<(string, string)> In(string folder, string kind) =>
        Directory
            .GetFiles(Path.Combine(Root, folder), "*.yml")
            .Order(StringComparer.Ordinal)
            .Select(file => (kind, folder + "/" + Path.GetFileName(file)));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ElbContract.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
