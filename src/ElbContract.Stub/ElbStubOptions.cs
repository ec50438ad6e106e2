using ElbContract.Specification.Answers;

namespace ElbContract.Stub;

/// <summary>How a stub starts.</summary>
public sealed record ElbStubOptions
{
    /// <summary>The loopback port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the stub holds: by default what published contracts name.</summary>
    public ProviderIds Ids { get; init; } = ProviderIds.Example;

    /// <summary>The situation of requests that do not name theirs.</summary>
    public StubSituation Situation { get; init; } = new();
}
