namespace ElbContract.Verification.Yaml;

/// <summary>A piece of a YAML file and the line that it begins in, from 1.</summary>
public abstract record YamlNode(int Line);

/// <summary>A text as written; <paramref name="IsQuoted"/> tells <c>"1"</c> from <c>1</c>.</summary>
public sealed record YamlText(int Line, string Value, bool IsQuoted) : YamlNode(Line)
{
    /// <summary>Whether nothing is written.</summary>
    public bool IsEmpty => !IsQuoted && Value is "" or "~" or "null";
}

public sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

public sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

public sealed record YamlEntry(string Key, int Line, YamlNode Value);
