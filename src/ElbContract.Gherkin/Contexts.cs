using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;

namespace ElbContract.Gherkin;

/// <summary>What steps and hooks hand to each other, by name or by type. A context class of one's own, injected, says more.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "Reqnroll's name.")]
public abstract class ReqnrollContext : Dictionary<string, object?>
{
    private protected ReqnrollContext()
        : base(StringComparer.Ordinal) { }

    public T Get<T>() => Get<T>(KeyOf<T>());

    public T Get<T>(string key) => (T)this[key]!;

    public void Set<T>(T data) => Set(data, KeyOf<T>());

    public void Set<T>(T data, string key) => this[key] = data;

    public bool TryGetValue<T>([MaybeNullWhen(false)] out T value) => TryGetValue(KeyOf<T>(), out value);

    public bool TryGetValue<T>(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = base.TryGetValue(key, out var held) && held is T;
        value = found ? (T)held! : default;
        return found;
    }

    private static string KeyOf<T>() => typeof(T).FullName!;
}

public sealed class FeatureContext : ReqnrollContext
{
    internal FeatureContext(FeatureInfo info) => FeatureInfo = info;

    public FeatureInfo FeatureInfo { get; }
}

public sealed class ScenarioContext : ReqnrollContext
{
    internal ScenarioContext(ScenarioInfo info) => ScenarioInfo = info;

    public ScenarioInfo ScenarioInfo { get; }

    /// <summary>What the first failing step or hook threw; null as long as none did.</summary>
    public Exception? TestError { get; internal set; }
}

/// <param name="FolderPath">Where the feature file lies, from the root: "features".</param>
/// <param name="Tags">Without @.</param>
public sealed record FeatureInfo(string FolderPath, string Title, string Description, string[] Tags);

/// <param name="Tags">Those of the scenario and its examples, without @.</param>
/// <param name="CombinedTags">Those of the feature and the rule too.</param>
/// <param name="Arguments">The Examples row: header to cell; empty when there is none.</param>
public sealed record ScenarioInfo(string Title, string Description, string[] Tags, string[] CombinedTags, IOrderedDictionary Arguments);
