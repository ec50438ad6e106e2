using ElbContract.Client.Credentials;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>A request that is ready to be sent.</summary>
/// <param name="Target">Path and query with real project ids.</param>
/// <param name="Captured">As the client sent it: not to be kept before the redactor has seen it.</param>
/// <param name="Identity">Whose request it is.</param>
/// <param name="InteractionId">What the client said it belongs to.</param>
/// <param name="Failure">Why it cannot be sent.</param>
internal sealed record PreparedRequest(string Target, CapturedRequest Captured, Identity? Identity, string? InteractionId, Failure? Failure)
{
    public ReadOnlyMemory<byte> Body => Captured.Body;
}

/// <summary>A symbolic token with meaning, and what its requests are sent with.</summary>
internal sealed record Identity(string Symbol, ICredential Credential);
