using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Stands between a gateway's clients and its target: sends a request on, once, several times or not at all.</summary>
/// <remarks>
/// A request waits for its turn, and for the rate, within <c>send</c>. So a step holds no turn while it waits, and may itself send requests
/// to the gateway's own address.
/// </remarks>
public interface IGatewayStep
{
    /// <param name="request">As it came, with symbolic names in the place of secrets.</param>
    /// <param name="send">
    /// Sends the request. Each call is an exchange of its own, kept by the gateway when this returns; it does not throw for what the target
    /// does.
    /// </param>
    /// <param name="stopping">The gateway is being stopped: nothing more can be sent, and a step that waits ends.</param>
    /// <returns>The exchange whose answer the client gets: one that <paramref name="send"/> returned, or <see
    /// cref="Exchange.NotSent"/>.</returns>
    Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping);
}
