using ElbContract.Verification.Journals;

namespace ElbContract.Exploration.Sending;

/// <summary>Keeps cases out of each other's way: each has a port that nobody had before the run, and a port of a load balancer is one
/// request's at a time.</summary>
internal sealed class Ports
{
    private const int First = 1024;
    private const int Last = 65500; // Above are ports that drafts ask for by themselves.

    private readonly Journal _journal;
    private readonly int[] _free;
    private readonly int _offset;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string LoadBalancer, long Port), TaskCompletionSource> _taken = [];

    /// <param name="journal">Knows what stood there before the run.</param>
    /// <param name="loadBalancers">Where listeners are added.</param>
    /// <param name="seed">Of the run: other runs begin elsewhere.</param>
    public Ports(Journal journal, IEnumerable<string> loadBalancers, int seed)
    {
        _journal = journal;
        string[] places = [.. loadBalancers];
        int[] all = [.. Enumerable.Range(First, Last - First + 1)];
        _free = journal.Ask(book =>
            all.Where(port => places.All(place => !book.LoadBalancers.Contains(place) || book.WasFree(place, port))).ToArray()
        );
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
        addition is { LoadBalancer: { } loadBalancer, Port: { } port } && _journal.Ask(book => book.WasTaken(loadBalancer, port));

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
