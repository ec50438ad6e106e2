using ElbContract.Specification.Answers;

namespace ElbContract.Traffic.Replaying;

/// <summary>What stands for the things of a recording now; null for what this run does not have.</summary>
public sealed record ReplayIds
{
    public string? PublicLoadBalancer { get; init; }
    public string? PrivateLoadBalancer { get; init; }
    public string? Certificate { get; init; }
    public string? SniCertificate { get; init; }

    /// <summary>Those of the example projects and tokens that mean something to whoever sends the requests.</summary>
    public IReadOnlySet<string> Symbols { get; init; } =
        new HashSet<string>(StringComparer.Ordinal) { ProviderIds.Example.ProjectId, ProviderIds.Example.Token };
}
