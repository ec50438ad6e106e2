using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using ElbContract.Specification;
using ElbContract.Verification.Yaml;

namespace ElbContract.Cli.Arguments;

/// <summary>A YAML file of options: a key is an option's name without its dashes. The command line counts before variables, and they before
/// the file.</summary>
internal sealed class ConfigFile
{
    /// <summary>Read from the current folder where no file is named.</summary>
    public const string Name = "elb-contract.yaml";

    public static readonly Option<string?> Option = new("--config")
    {
        Description = $"A YAML file of options, such as 'parallel: 4'. Default: {Name} in this folder, if there is one. [{Variable}]",
        HelpName = "FILE",
        Recursive = true,
    };

    private const string Variable = "ELB_CONFIG";

    // What a file may say that was merely found: how much is asked, and how patiently. Whoever can put a file into a folder must not have
    // credentials sent elsewhere, files written, or things created and deleted.
    private static readonly string[] WhereFound =
    [
        "all",
        "budget",
        "cases",
        "clause",
        "deadline",
        "deep",
        "discover",
        "max-live",
        "observe",
        "parallel",
        "rate",
        "retries",
        "seed",
        "shard",
        "timeout",
        "wait",
    ];
    private static readonly ConcurrentDictionary<(string Path, DateTime Written), ConfigFile> Known = [];

    private readonly string _path;
    private readonly Dictionary<string, YamlNode> _values;

    private ConfigFile(string path)
    {
        _path = path;
        _values = Entries(path);
    }

    /// <summary>The file that counts for a command line; null where there is none.</summary>
    /// <exception cref="InputException">It cannot be read, or holds what does not belong there.</exception>
    public static ConfigFile? Of(SymbolResult result)
    {
        var named = NamedIn(result);
        if ((named ?? (File.Exists(Name) ? Name : null)) is not { } path)
            return null;
        var file = Known.GetOrAdd((Path.GetFullPath(path), File.GetLastWriteTimeUtc(path)), _ => new ConfigFile(path));
        return named is not null || file._values.Keys.FirstOrDefault(key => !WhereFound.Contains(key)) is not { } key
            ? file
            : throw new InputException(
                $"{Name} in this folder says '{key}', which counts only in a file that you name: give --config {Name} if you trust it."
            );
    }

    /// <summary>The text of a key; null where the file does not have it.</summary>
    /// <exception cref="InputException">It is a list or a map.</exception>
    public string? Text(string option) =>
        _values.GetValueOrDefault(Key(option)) switch
        {
            null or YamlText { IsEmpty: true } => null,
            YamlText text => text.Value,
            var other => throw Wrong(other.Line, $"'{Key(option)}' takes one value"),
        };

    /// <summary>The texts of a key that takes several; empty where the file does not have it.</summary>
    /// <exception cref="InputException">One of them is a list or a map.</exception>
    public string[] Texts(string option) =>
        _values.GetValueOrDefault(Key(option)) switch
        {
            null or YamlText { IsEmpty: true } => [],
            YamlText text => [text.Value],
            YamlList list => [.. list.Items.Select(item => (item as YamlText)?.Value ?? throw Wrong(item.Line, "takes a list of texts"))],
            var other => throw Wrong(other.Line, $"'{Key(option)}' takes a list of texts"),
        };

    private static string? NamedIn(SymbolResult result) =>
        result.GetValue(Option) is { Length: > 0 } given ? given
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
        : null;

    private static string Key(string option) => option.TrimStart('-');

    private Dictionary<string, YamlNode> Entries(string path)
    {
        try
        {
            return YamlFile.Read(path) switch
            {
                null => [],
                YamlMap map => map.Entries.ToDictionary(entry => Checked(entry).Key, entry => entry.Value, StringComparer.Ordinal),
                var other => throw Wrong(other.Line, "is no map of options, such as 'parallel: 4'"),
            };
        }
        catch (YamlProblemException problem)
        {
            throw problem.Line is { } line ? Wrong(line, problem.Message) : new InputException($"{path} {problem.Message}.");
        }
    }

    private YamlEntry Checked(YamlEntry entry)
    {
        if (Options.Secrets.Contains("--" + entry.Key))
            throw Wrong(entry.Line, $"'{entry.Key}' is a secret, which a file would keep: set {Options.Variable(entry.Key)} instead");
        if (!Options.Names.Contains("--" + entry.Key))
            throw Wrong(
                entry.Line,
                "there is no such option"
                    + (Nearest.To(entry.Key, Options.Names.Select(Key)) is { } nearest ? $"; the nearest is '{nearest}'" : "")
            );
        return entry;
    }

    private InputException Wrong(int line, string problem) =>
        new(FormattableString.Invariant($"{_path}, line {line}: {problem.TrimEnd('.')}."));
}
