using System.Text.Json.Serialization;
using ElbContract.Specification.Answers;

namespace ElbContract.Verification.Planning;

/// <summary>A case that no contract has: made from the catalogue, and judged by the judge alone.</summary>
[method: JsonConstructor]
public sealed class GeneratedCase(string key, string name, string clause) : PlannedCase
{
    /// <summary>What the keys of those begin with that <c>verify --deep</c> sends.</summary>
    public const string KeyPrefix = "generated-";

    public override string Key { get; } = key;
    public override string Name { get; } = name;
    public override string Clause { get; } = clause;

    [JsonIgnore]
    internal override IReadOnlyList<string> States => [ProviderStates.TheProject];
}
