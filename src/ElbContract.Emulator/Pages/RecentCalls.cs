namespace ElbContract.Emulator.Pages;

/// <summary>A call as the page shows it: neither its body nor its token nor its query are kept.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Method">As sent.</param>
/// <param name="Path">As sent, without the query.</param>
/// <param name="Status">100 to 599.</param>
/// <param name="Clauses">The clauses that decided it.</param>
internal sealed record RecentCall(long Number, DateTimeOffset At, string Method, string Path, int Status, IReadOnlyList<string> Clauses);

/// <summary>The last calls. Safe for parallel use, and without a lock, for every call comes by.</summary>
internal sealed class RecentCalls
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 100;

    private readonly RecentCall?[] _calls = new RecentCall?[Capacity];
    private long _count;

    public void Add(DateTimeOffset at, Call call, int status, IReadOnlyList<string> clauses)
    {
        var number = Interlocked.Increment(ref _count);
        Volatile.Write(ref _calls[number % Capacity], new RecentCall(number, at, call.Method, call.Path, status, clauses));
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<RecentCall> All() => _calls.OfType<RecentCall>().OrderByDescending(call => call.Number);
}
