namespace ElbContract.Verification.Patience;

/// <summary>Room for so many listeners at once, given out in the order in which it is asked for.</summary>
internal sealed class Slots(int limit)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private int _limit = limit;
    private int _taken;
    private long _returned;
    private bool _isClosed;

    /// <summary>Whether there is no room any more, unless some is regained.</summary>
    public bool AreLost
    {
        get
        {
            lock (_lock)
                return _limit <= 0;
        }
    }

    /// <summary>Waits for room.</summary>
    /// <param name="alone">For all the room there is, and before everybody else, until <see cref="Share"/>.</param>
    /// <param name="patience">How long while nobody gives any back; then there is none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is.</returns>
    public async Task<bool> TakeAsync(bool alone, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(alone, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (alone)
                _waiting.AddFirst(waiter);
            else
                _waiting.AddLast(waiter);
            Admit();
        }

        // Let in at the last moment, it stays.
        return (await IsLetInAsync(waiter, patience, time, cancellationToken) || !HasLeft(waiter)) && await waiter.Admitted.Task;
    }

    /// <summary>Who is alone lets others in again.</summary>
    public void Share()
    {
        lock (_lock)
        {
            _isClosed = false;
            Admit();
        }
    }

    public void Return()
    {
        lock (_lock)
        {
            _taken--;
            _returned++;
            Admit();
        }
    }

    /// <summary>What is in the slot may stay for ever: nobody gets it again.</summary>
    public void Lose()
    {
        lock (_lock)
        {
            _taken--;
            _limit--;
            _returned++;
            Admit();
        }
    }

    /// <summary>What was in a slot that was lost is gone after all.</summary>
    public void Regain()
    {
        lock (_lock)
        {
            _limit++;
            _returned++;
            Admit();
        }
    }

    /// <summary>Something that has no slot stands, and may for ever: there is room for one less.</summary>
    public void Shrink()
    {
        lock (_lock)
        {
            _limit--;
            Admit();
        }
    }

    /// <summary>There is less room than was thought.</summary>
    public void Shrink(int limit)
    {
        lock (_lock)
            _limit = Math.Min(_limit, Math.Max(1, limit)); // None where all is lost.
    }

    private async Task<bool> IsLetInAsync(Waiter waiter, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            var returned = Volatile.Read(ref _returned);
            try
            {
                await waiter.Admitted.Task.WaitAsync(patience, time, cancellationToken);
                return true;
            }
            catch (TimeoutException)
            {
                if (returned == Volatile.Read(ref _returned))
                    return false;
            }
            catch (OperationCanceledException) when (!HasLeft(waiter))
            {
                return true;
            }
        }
    }

    private bool HasLeft(Waiter waiter)
    {
        lock (_lock)
        {
            var was = _waiting.Remove(waiter);
            if (was)
                Admit(); // It may have held up others.
            return was;
        }
    }

    private void Admit()
    {
        while (!_isClosed && _waiting.First?.Value is { } next && _taken < (next.Alone ? Math.Min(1, _limit) : _limit))
        {
            _waiting.RemoveFirst();
            _taken++;
            _isClosed = next.Alone;
            next.Admitted.SetResult(true);
        }

        while (_limit <= 0 && _waiting.First?.Value is { } hopeless)
        {
            _waiting.RemoveFirst();
            hopeless.Admitted.SetResult(false);
        }
    }

    private sealed record Waiter(bool Alone, TaskCompletionSource<bool> Admitted);
}
