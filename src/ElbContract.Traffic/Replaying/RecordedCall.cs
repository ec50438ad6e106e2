using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Replaying;

/// <summary>A recorded exchange of the listener API.</summary>
/// <param name="Entry">The entry, readable.</param>
/// <param name="Call">What it asks for.</param>
internal sealed record RecordedCall(RecordedEntry Entry, ListenerCall Call)
{
    private ListenerDocument? _body;
    private ListenerDocument? _answer;

    public CapturedRequest Request => Entry.Exchange!.Request;

    /// <summary>Null where no complete answer came.</summary>
    public CapturedResponse? Response => Entry.Exchange!.Outcome == ExchangeOutcome.Answered ? Entry.Exchange.Response : null;

    public bool IsAccepted => Response is { Status: >= 200 and < 300 };
    public ListenerDocument Body => _body ??= ListenerDocument.Parse(Request.Body);

    /// <summary>The listener that it added; null where it added none.</summary>
    public string? Made =>
        Call.Operation == ListenerOperation.Add && IsAccepted && Entry.HasResponseBody
            ? (_answer ??= ListenerDocument.Parse(Response!.Body)).Text(ListenerField.Id) is { Length: > 0 } id
                ? id
                : null
            : null;

    /// <summary>Where it asks for a listener.</summary>
    public (string? LoadBalancer, long? Port) Place =>
        (Body.Text(ListenerField.LoadbalancerId), Body.IsIntegral(ListenerField.Port) ? Body.Integer(ListenerField.Port) : null);

    /// <summary>The load balancer that a list is asked of; null where it is of all.</summary>
    public string? ListedLoadBalancer =>
        Call
            .Query.TrimStart('?')
            .Split('&')
            .Where(pair => pair.StartsWith("loadbalancer_id=", StringComparison.Ordinal))
            .Select(pair => Uri.UnescapeDataString(pair["loadbalancer_id=".Length..]))
            .FirstOrDefault(id => id.Length > 0);

    /// <summary>Null where the entry is another API's, or cannot be read.</summary>
    public static RecordedCall? Of(RecordedEntry entry) =>
        entry.Exchange is { } exchange && ListenerCall.Of(exchange.Request) is { } call ? new RecordedCall(entry, call) : null;
}
