using System.Collections.Concurrent;

namespace ElbContract.Emulator.Tests.DataPlane;

/// <summary>A clock whose timers run out when they are told to.</summary>
internal sealed class PatienceTime : TimeProvider
{
    private readonly ConcurrentBag<Patience> _all = [];

    /// <summary>How long the timers were to run, each time that they were set.</summary>
    public ConcurrentQueue<TimeSpan> Durations { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Durations.Enqueue(dueTime);
        var timer = new Patience(() => callback(state), Durations);
        _all.Add(timer);
        return timer;
    }

    public void RunOut()
    {
        foreach (var timer in _all)
            timer.RunOut();
    }

    private sealed class Patience(Action callback, ConcurrentQueue<TimeSpan> durations) : ITimer
    {
        private volatile bool _isGone;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            durations.Enqueue(dueTime);
            return true;
        }

        public void RunOut()
        {
            if (!_isGone)
                callback();
        }

        public void Dispose() => _isGone = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
