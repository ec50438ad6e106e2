using System.Text.Json;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
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

    /// <summary>There is one by its answer, which does not say which.</summary>
    Unnamed,

    /// <summary>There may be one.</summary>
    Unknown,
}

/// <summary>What an exchange says about the listener that its request asks for.</summary>
/// <param name="Creation">Whether there is one.</param>
/// <param name="Id">Its id where it was made.</param>
internal readonly record struct AdditionOutcome(Creation Creation, string? Id = null)
{
    /// <summary>Whether there may be a listener that nothing names.</summary>
    public bool IsOpen => Creation is Creation.Unnamed or Creation.Unknown;

    public static AdditionOutcome Of(Exchange exchange)
    {
        if (WasNotSent(exchange))
            return new AdditionOutcome(Creation.Nothing);
        return exchange.Response?.Status switch
        {
            >= 200 and < 300 => Added(exchange),
            >= 300 and < 500 and var status when !Weather.Is(status) || Weather.SparedTheProvider(status) => new(Creation.Nothing),
            // Also for a system error: nobody knows where it struck.
            _ => new AdditionOutcome(Creation.Unknown),
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
    private static AdditionOutcome Added(Exchange exchange)
    {
        var body = exchange.Response!.Body;
        return (ListenerDocument.Parse(body).Text(ListenerField.Id) ?? WrappedListener.Id(body)) is { Length: > 0 } id
            ? new AdditionOutcome(Creation.Made, id)
            : new AdditionOutcome(IsLostOrError(exchange) ? Creation.Unknown : Creation.Unnamed);
    }

    // Unknown: an answer that was cut off on its way, or an error that is answered with success.
    private static bool IsLostOrError(Exchange exchange)
    {
        var body = exchange.Response!.Body.Span;
        var isCutOff = body.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] && !IsWhole(exchange.Response.Body);
        return exchange.Outcome != ExchangeOutcome.Answered
            || isCutOff
            || ProviderErrorReader.Read(exchange.Response.Status, body) is not { Code: null, Message: null };
    }

    private static bool IsWhole(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var whole = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
