using System.Text.RegularExpressions;
using ElbContract.Specification;
using ElbContract.Verification.Yaml;

namespace ElbContract.Verification.Ids;

/// <summary>A file, in YAML or JSON, of the ids and tokens of one endpoint.</summary>
public static partial class IdsFile
{
    private static readonly Dictionary<string, Func<EndpointIds, string, EndpointIds>> Keys = new(StringComparer.Ordinal)
    {
        ["project_id"] = (ids, value) => ids with { ProjectId = value },
        ["public_loadbalancer"] = (ids, value) => ids with { PublicLoadBalancer = value },
        ["private_loadbalancer"] = (ids, value) => ids with { PrivateLoadBalancer = value },
        ["certificate"] = (ids, value) => ids with { Certificate = value },
        ["sni_certificate"] = (ids, value) => ids with { SniCertificate = value },
        ["token"] = (ids, value) => ids with { Token = value },
        ["token_without_permission"] = (ids, value) => ids with { TokenWithoutPermission = value },
    };

    /// <summary>The ids that are in the file; null where it has none.</summary>
    /// <exception cref="IdsFileException">It is not there, is no such file, or has a key that does not exist or a value that is no
    /// text.</exception>
    public static EndpointIds Read(string path)
    {
        try
        {
            return YamlFile.Read(path) switch
            {
                null or YamlMap { Entries: [] } => throw new YamlProblemException(
                    null,
                    $"is empty: give keys such as {Keys.Keys.First()}, each with its id"
                ),
                YamlMap map => map.Entries.Aggregate(new EndpointIds(), Put),
                var other => throw new YamlProblemException(
                    other.Line,
                    $"no keys: write each id as 'key: \"id\"'; the keys are {string.Join(", ", Keys.Keys)}"
                ),
            };
        }
        catch (YamlProblemException wrong)
        {
            throw new IdsFileException(path, wrong.Line, wrong.Message);
        }
    }

    private static EndpointIds Put(EndpointIds ids, YamlEntry entry)
    {
        if (!Keys.TryGetValue(entry.Key, out var put))
            throw new YamlProblemException(entry.Line, Unknown(entry.Key));
        if (entry.Value is not YamlText text)
            throw new YamlProblemException(entry.Line, $"{entry.Key} is not text: give one id in quotes");
        if (text.IsEmpty || string.IsNullOrWhiteSpace(text.Value))
            throw new YamlProblemException(entry.Line, $"{entry.Key} has no value: give its id, or remove the key");
        if (!text.IsQuoted && Number().IsMatch(text.Value))
            throw new YamlProblemException(entry.Line, $"{entry.Key} is a number, and numbers lose digits: put the id in quotes");
        if (!text.IsQuoted && text.Value.ToUpperInvariant() is "TRUE" or "FALSE")
            throw new YamlProblemException(entry.Line, $"{entry.Key} is not text: give one id in quotes");
        // It becomes a part of a path or a header.
        if (text.Value.Any(char.IsControl))
            throw new YamlProblemException(entry.Line, $"{entry.Key} has a line end or a control character: write it on one line");
        return put(ids, text.Value.Trim());
    }

    // A token in the place of a key is not repeated: only what looks like a key is.
    private static string Unknown(string key) =>
        $"there is no {(KeyLike().IsMatch(key) ? $"key '{key}'" : "such key")}: "
        + $"{(Nearest.To(key, Keys.Keys) is { } near ? $"the nearest is {near}" : $"the keys are {string.Join(", ", Keys.Keys)}")}";

    [GeneratedRegex(
        @"^[-+]?(\.?[0-9][0-9_,]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+|0o[0-7]+|\.inf|\.nan)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z_ -]{1,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyLike();
}
