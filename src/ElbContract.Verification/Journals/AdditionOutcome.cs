using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Journals;

/// <summary>What became of a request to add a listener.</summary>
internal enum Creation
{
    /// <summary>There is no listener of it: it was refused, or never sent.</summary>
    Nothing,

    /// <summary>There is one, and its id is known.</summary>
    Made,

    /// <summary>There may be one; also where an answer says so, and not which.</summary>
    Unknown,
}

/// <summary>What an exchange tells of the listener that its request asks for.</summary>
/// <param name="Creation">Whether there is one.</param>
/// <param name="Id">Its id where it was made.</param>
internal readonly record struct AdditionOutcome(Creation Creation, string? Id = null)
{
    /// <summary>Whether there may be a listener that nothing names.</summary>
    public bool IsOpen => Creation == Creation.Unknown;

    public static AdditionOutcome Of(Exchange exchange)
    {
        if (WasNotSent(exchange))
            return new AdditionOutcome(Creation.Nothing);
        return exchange.Response?.Status switch
        {
            >= 200 and < 300 => Added(exchange.Response.Body),
            >= 300 and < 500 => new AdditionOutcome(Creation.Nothing),
            _ => new AdditionOutcome(Creation.Unknown), // Also for a system error: nobody knows where it struck.
        };
    }

    private static bool WasNotSent(Exchange exchange) =>
        exchange.Outcome switch
        {
            ExchangeOutcome.NoConnection or ExchangeOutcome.NameNotResolved or ExchangeOutcome.TlsFailed or ExchangeOutcome.NoCredential =>
                true,
            // Stopped while it waited for its turn, or with a body too large to be sent: no time was spent at the target.
            ExchangeOutcome.Cancelled or ExchangeOutcome.BodyTooLarge => exchange.Response is null && exchange.Duration == TimeSpan.Zero,
            _ => false,
        };

    // An id in a body of another form counts too: a wrapped listener is a listener all the same.
    private static AdditionOutcome Added(ReadOnlyMemory<byte> body) =>
        (ListenerDocument.Parse(body).Text(ListenerField.Id) ?? WrappedListener.Id(body)) is { Length: > 0 } id
            ? new AdditionOutcome(Creation.Made, id)
            : new AdditionOutcome(Creation.Unknown);
}
