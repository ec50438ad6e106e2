namespace ElbContract.Traffic.Forwarding;

/// <summary>Counts what is under way, and tells when nothing is.</summary>
internal sealed class InFlight
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _none = Completed();
    private int _count;

    public Task NoneAsync()
    {
        lock (_lock)
            return _none.Task;
    }

    public void Enter()
    {
        lock (_lock)
        {
            if (_count++ == 0)
                _none = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0)
                _none.SetResult();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
