using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>What came of a request that was sent, or was not.</summary>
internal sealed record TargetResult(
    CapturedResponse? Response,
    Failure? Failure,
    DateTimeOffset? StartedAt = null,
    TimeSpan Duration = default
)
{
    /// <summary>The credentials that were put on it; not to be kept.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>What was sent; null where nothing was.</summary>
    public HttpRequestMessage? Sent { get; init; }
}
