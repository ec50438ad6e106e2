namespace ElbContract.Traffic.Checking;

/// <summary>What is known of the provider that was recorded: ids that existed there. Without it, a refusal that the request does not
/// explain may be for an id that did not.</summary>
public sealed record KnownIds
{
    /// <summary>Load balancers of public networks.</summary>
    public IReadOnlySet<string> PublicLoadBalancers { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Load balancers of private networks.</summary>
    public IReadOnlySet<string> PrivateLoadBalancers { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Server certificates.</summary>
    public IReadOnlySet<string> Certificates { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Nothing is known.</summary>
    public static KnownIds None { get; } = new();
}
