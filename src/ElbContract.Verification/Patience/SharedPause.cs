namespace ElbContract.Verification.Patience;

/// <summary>A pause that the endpoint asked for, kept by all requests.</summary>
internal sealed class SharedPause(TimeProvider time)
{
    private long _until = DateTimeOffset.MinValue.UtcTicks;

    public void For(TimeSpan wait)
    {
        var until = (time.GetUtcNow() + wait).UtcTicks;
        for (var seen = Volatile.Read(ref _until); seen < until; )
        {
            var before = Interlocked.CompareExchange(ref _until, until, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    /// <summary>Ends when the pause does.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var wait = Volatile.Read(ref _until) - time.GetUtcNow().UtcTicks;
        if (wait > 0)
            await Task.Delay(TimeSpan.FromTicks(wait), time, cancellationToken);
    }
}
