using System.Net;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Matching;

namespace ElbContract.Stub;

/// <summary>How a stub starts.</summary>
public sealed record ElbStubOptions
{
    /// <summary>The address to listen on; loopback where nothing else is said.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the stub holds: by default what published contracts name.</summary>
    public ProviderIds Ids { get; init; } = ProviderIds.Example;

    /// <summary>Whether projects and tokens are refused that are none of <see cref="Ids"/>. By default any may add listeners.</summary>
    public bool OwnIdsOnly { get; init; }

    /// <summary>The situation of requests that do not name theirs.</summary>
    internal StubSituation Situation { get; init; } = new();

    /// <summary>What the stub answers from in the place of the rules; null for the rules.</summary>
    public ICannedAnswers? Canned { get; init; }

    /// <summary>Told of each request that is answered from <see cref="Canned"/>, in a line without secrets; from many threads.</summary>
    public Action<string>? OnAnswered { get; init; }
}
