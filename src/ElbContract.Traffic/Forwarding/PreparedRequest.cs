using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Forwarding;

/// <summary>A request that is ready to be sent.</summary>
/// <param name="Target">Path and query with real project ids.</param>
/// <param name="Captured">With real credentials still: not to be kept before the redactor has seen it.</param>
/// <param name="Redactor">Knows this request's credentials.</param>
/// <param name="InteractionId">What the client said it belongs to.</param>
/// <param name="Failure">Why it cannot be sent.</param>
internal sealed record PreparedRequest(string Target, CapturedRequest Captured, Redactor Redactor, string? InteractionId, Failure? Failure)
{
    public ReadOnlyMemory<byte> Body => Captured.Body;
}

/// <summary>What came of a request that was sent, or was not.</summary>
internal sealed record Passed(CapturedResponse? Response, Failure? Failure, DateTimeOffset? StartedAt = null, TimeSpan Duration = default);
