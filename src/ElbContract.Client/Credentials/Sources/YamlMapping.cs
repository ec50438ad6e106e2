using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ElbContract.Client.Credentials.Sources;

/// <summary>Named values of a YAML file, each of which knows its line.</summary>
internal sealed class YamlMapping
{
    private const string Merge = "<<";
    private readonly string _path;
    private readonly Dictionary<string, YamlNode> _members;

    private YamlMapping(string path, Dictionary<string, YamlNode> members)
    {
        _path = path;
        _members = members;
    }

    public IEnumerable<string> Keys => _members.Keys;

    /// <param name="path">The file.</param>
    /// <param name="node">What is expected to be a mapping.</param>
    /// <param name="name">How to call it.</param>
    public static YamlMapping Of(string path, YamlNode node, string name)
    {
        var members = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        Add(path, node, name, members, new Merges());
        return new YamlMapping(path, members);
    }

    /// <summary>Null where it is absent or without value.</summary>
    public YamlMapping? Mapping(string key) => Node(key) is { } node ? Of(_path, node, $"'{key}'") : null;

    /// <summary>Null where it is absent or without value.</summary>
    public string? Text(string key) =>
        Node(key) switch
        {
            null => null,
            YamlScalarNode scalar => scalar.Value,
            var node => throw Problem(node, $"'{key}' must be text"),
        };

    /// <summary>Null where it is absent or without value.</summary>
    public bool? Flag(string key) =>
        Text(key)?.ToUpperInvariant() switch
        {
            null => null,
            "TRUE" or "YES" or "ON" => true,
            "FALSE" or "NO" or "OFF" => false,
            _ => throw Problem(key, $"'{key}' must be true or false"),
        };

    public CloudsFileException Problem(string key, string problem) => Problem(_members[key], problem);

    private CloudsFileException Problem(YamlNode node, string problem) => new(_path, node.Start.Line, problem);

    private YamlNode? Node(string key) =>
        _members.GetValueOrDefault(key) switch
        {
            null or YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" } => null,
            var node => node,
        };

    // What is merged in (<<) yields to what stands there, and what is merged first to none that follows.
    private static void Add(string path, YamlNode node, string name, Dictionary<string, YamlNode> members, Merges merges)
    {
        if (node is not YamlMappingNode mapping || !merges.Open.Add(node))
            throw new CloudsFileException(path, node.Start.Line, $"{name} needs keys with values below it");
        foreach (var (key, value) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } text })
                throw new CloudsFileException(path, key.Start.Line, "a key must be text");
            if (text != Merge)
                members.TryAdd(text, value);
        }

        if (mapping.Children.TryGetValue(Merge, out var merged))
        {
            foreach (var source in merged is YamlSequenceNode several ? several.Children : [merged])
            {
                // The same again has nothing new, and anchors of anchors can name it billions of times.
                if (!merges.Done.Contains(source))
                    Add(path, source, $"'{Merge}'", members, merges);
            }
        }

        merges.Open.Remove(node);
        merges.Done.Add(node);
    }

    /// <summary>The mappings that are merged: those in which others are being merged, and the rest. An anchor can be merged into
    /// itself.</summary>
    private sealed class Merges
    {
        public HashSet<YamlNode> Open { get; } = new(ReferenceEqualityComparer.Instance);
        public HashSet<YamlNode> Done { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
