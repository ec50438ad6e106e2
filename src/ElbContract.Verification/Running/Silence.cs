using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Running;

/// <summary>Ends a run whose endpoint no longer answers: hundreds of requests that each run out of time tell no more than a few.</summary>
internal sealed class Silence(CancellationToken cancellationToken) : IDisposable
{
    private const int Enough = 6;

    private readonly CancellationTokenSource _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private int _unanswered;

    /// <summary>Cancelled with the run, and once the endpoint is silent.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Why the run was ended; null where it was not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Called for every exchange, from many threads.</summary>
    public void Note(Exchange exchange)
    {
        if (exchange.Outcome == Outcome.Answered)
        {
            Interlocked.Exchange(ref _unanswered, 0);
            return;
        }

        // What fails at once costs no patience, and may be the provider's answer to one kind of request.
        if (exchange.Outcome != Outcome.TimedOut) return;
        if (Interlocked.Increment(ref _unanswered) != Enough) return;
        Reason = $"the endpoint stopped answering, {Enough} requests in a row: {exchange.Reason}";
        _ = _source.CancelAsync();
    }

    public void Dispose() => _source.Dispose();
}
