namespace ElbContract.Handshakes;

/// <summary>Lets callers through at an even rate. Safe for parallel use.</summary>
internal sealed class Pace(int perSecond, TimeProvider time)
{
    private readonly TimeSpan _apart = TimeSpan.FromSeconds(1) / perSecond;
    private readonly Lock _booking = new();
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = Book();
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>How long the next caller waits; no time where nobody was there before.</summary>
    internal TimeSpan Book()
    {
        lock (_booking)
        {
            var now = time.GetElapsedTime(_start);
            var mine = _next > now ? _next : now;
            _next = mine + _apart;
            return mine - now;
        }
    }
}
