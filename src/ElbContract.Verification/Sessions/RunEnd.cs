using System.Globalization;
using ElbContract.Client.Credentials;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Sessions;

/// <summary>
/// Ends a run before its last request: at its deadline, and when the endpoint no longer answers. Hundreds of requests that each run out of
/// time tell no more than a few.
/// </summary>
internal sealed class RunEnd : IAsyncDisposable
{
    private const int Enough = 6;

    private readonly CancellationTokenSource _source;
    private readonly Timer? _deadline;
    private int _unanswered;
    private Obstacle? _obstacle;

    /// <param name="deadline">How long the run may take; null for as long as it does.</param>
    /// <param name="cancellationToken">Ends it too.</param>
    public RunEnd(TimeSpan? deadline, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (deadline is { } limit)
            _deadline = new Timer(_ => End(TooLate(limit), leavesDepartures: true), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled with the run, and once there is a reason.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Why the run ended early; null where it did not.</summary>
    public Obstacle? Obstacle => Volatile.Read(ref _obstacle);

    /// <summary>Notes why the endpoint cannot be judged.</summary>
    public void Hinder(Obstacle obstacle) => Interlocked.CompareExchange(ref _obstacle, obstacle, null);

    /// <summary>Runs a part of the run; what ends it early becomes an obstacle.</summary>
    public async Task WatchAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            Hinder(new Obstacle(RunVerdict.Inconclusive, "interrupted") { OnlyEnds = true });
        }
        catch (Exception cause) when (cause is CredentialException or FixtureException { IsInput: false })
        {
            Hinder(new Obstacle(RunVerdict.Inconclusive, cause.Message.TrimEnd('.')));
        }
    }

    /// <summary>Called for every exchange, from many threads.</summary>
    public void Note(Exchange exchange)
    {
        if (exchange.Outcome == ExchangeOutcome.Answered)
        {
            Interlocked.Exchange(ref _unanswered, 0);
            return;
        }

        // What fails at once costs no patience, and may be the provider's answer to one kind of request.
        if (exchange.Outcome != ExchangeOutcome.TimedOut)
            return;
        if (Interlocked.Increment(ref _unanswered) != Enough)
            return;
        End($"the endpoint did not answer {Enough} requests in a row: {exchange.Reason}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_deadline is not null)
            await _deadline.DisposeAsync();
        _source.Dispose();
    }

    private static string TooLate(TimeSpan limit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the deadline of {limit.TotalSeconds:0.###} s passed before all requests were sent: give it more time (--deadline), send "
                + $"fewer generated cases (--deep=N), or verify in shards (--shard)"
        );

    private void End(string reason, bool leavesDepartures = false)
    {
        Hinder(new Obstacle(RunVerdict.Inconclusive, reason) { LeavesDepartures = leavesDepartures, OnlyEnds = leavesDepartures });
        _ = _source.CancelAsync();
    }
}
