using ElbContract.Client.Errors;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Patience;

/// <summary>The attempts at one request.</summary>
/// <param name="addition">The listener that it asks for; null where it asks for none.</param>
/// <param name="mayRepeat">Whether a request that asks for no listener may be carried out twice.</param>
/// <param name="retries">How often an exchange that ended like this is worth another.</param>
/// <param name="send">Sends it once.</param>
/// <param name="settlement">Clears up an attempt whose fate is unknown.</param>
/// <param name="pause">The pause that an endpoint asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class Attempts(
    Addition? addition,
    bool mayRepeat,
    Func<Exchange, int> retries,
    Func<Task<Exchange>> send,
    Settlement settlement,
    SharedPause pause,
    TimeProvider time
)
{
    private const string PortTaken = "ELB.6101";

    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<ExchangeOutcome, int> _seen = [];
    private bool _isOpen;
    private bool _isOver;

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>What came of the last; null before the first.</summary>
    public Exchange? Last { get; private set; }

    /// <summary>Whether one that was sent again was answered 500 before.</summary>
    public bool HadSystemError { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>How often an exchange that ended like this is worth another.</summary>
    public int Retries(Exchange exchange) => retries(exchange);

    /// <summary>Whether another may go better.</summary>
    public bool AreWorthMore(Exchange exchange) =>
        !_isOver
        && (addition is not null || mayRepeat || RetryPolicy.SparedTheRequest(exchange))
        && (_seen[exchange.Outcome] <= retries(exchange) || IsInItsOwnWay(exchange));

    /// <summary>The next; the last again where it cannot be told that nothing came of it.</summary>
    public async Task<Exchange> NextAsync(CancellationToken stopping)
    {
        if (Last is not null && _isOpen && !await settlement.SettleAsync(addition!, stopping))
        {
            _isOver = true;
            return Last;
        }

        await pause.PassAsync(stopping);
        HadSystemError |= Last is not null && RetryPolicy.IsSystemError(Last);
        Last = await send();
        Count++;
        _seen[Last.Outcome] = _seen.GetValueOrDefault(Last.Outcome) + 1;
        _isOpen |= addition is not null && AdditionOutcome.Of(Last).IsOpen;
        return Last;
    }

    // The listener of an earlier attempt was not there yet when it was looked up, and has its port now.
    private bool IsInItsOwnWay(Exchange exchange) =>
        _isOpen
        && exchange is { Outcome: ExchangeOutcome.Answered, Response: { Status: 400 or 409 } answer }
        && ProviderErrorReader.Read(answer.Status, answer.Body.Span).Code == PortTaken;
}
