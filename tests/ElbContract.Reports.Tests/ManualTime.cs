namespace ElbContract.Reports.Tests;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), _now + dueTime.Ticks, period);
        _timers.Add(timer);
        return timer;
    }

    /// <param name="seconds">Passed second by second, so that timers are called when they are due.</param>
    public void Pass(int seconds)
    {
        for (; seconds > 0; seconds--)
        {
            _now += TimeSpan.TicksPerSecond;
            foreach (var timer in _timers)
                timer.CallWhenDue(_now);
        }
    }

    private sealed class ManualTimer(Action callback, long due, TimeSpan period) : ITimer
    {
        private long? _due = due;

        public void CallWhenDue(long now)
        {
            if (_due is not { } due || now < due)
                return;
            _due = due + period.Ticks;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
