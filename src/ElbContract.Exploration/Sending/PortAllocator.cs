using ElbContract.Verification.Journals;
using ElbContract.Verification.Sessions;

namespace ElbContract.Exploration.Sending;

/// <summary>Keeps cases out of each other's way: each has a port that nobody had before the run, and a port of a load balancer is one
/// request's at a time.</summary>
internal sealed class PortAllocator
{
    private const int First = 1024;
    private const int Last = 65500; // Above are ports that drafts ask for by themselves.

    private readonly Session _session;
    private readonly int[] _free;
    private readonly int _offset;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string LoadBalancer, long Port), TaskCompletionSource> _taken = [];

    /// <param name="session">Knows what stood at its load balancers before the run.</param>
    /// <param name="seed">Of the run: other runs begin elsewhere.</param>
    public PortAllocator(Session session, int seed)
    {
        _session = session;
        int[] all = [.. Enumerable.Range(First, Last - First + 1)];
        _free = [.. session.FreePorts(all)];
        if (_free.Length == 0)
            _free = all;
        _offset = (int)((uint)seed % (uint)_free.Length);
    }

    /// <summary>The port of a case; it is another case's only tens of thousands of cases later.</summary>
    /// <param name="number">The case's.</param>
    /// <param name="turn">0 or 1: a case can have two.</param>
    public int Of(int number, int turn) => _free[(int)((_offset + (2L * number) + turn) % _free.Length)];

    /// <summary>Whether somebody had that port there before the run, so that a refusal says nothing.</summary>
    public bool AreTaken(Addition? addition) =>
        addition is { LoadBalancer: { } loadBalancer, Port: { } port } && _session.WasTaken(loadBalancer, port);

    /// <summary>Waits until no other request asks for that port there; nobody else may until it is disposed of.</summary>
    public async Task<IDisposable> TakeAsync(Addition? addition, CancellationToken cancellationToken)
    {
        if (addition is not { LoadBalancer: { } loadBalancer, Port: { } port })
            return new Taken(() => { });
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (Other((loadBalancer, port), mine) is { } other)
            await other.Task.WaitAsync(cancellationToken);
        return new Taken(() =>
        {
            lock (_lock)
                _taken.Remove((loadBalancer, port));
            mine.SetResult();
        });
    }

    private TaskCompletionSource? Other((string LoadBalancer, long Port) place, TaskCompletionSource mine)
    {
        lock (_lock)
        {
            if (_taken.TryGetValue(place, out var other))
                return other;
            _taken[place] = mine;
            return null;
        }
    }

    private sealed class Taken(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
