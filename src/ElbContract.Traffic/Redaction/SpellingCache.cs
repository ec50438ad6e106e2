using System.Collections.Concurrent;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>Keeps the spellings of values that come again: a client has a few tokens, and thousands of requests with them.</summary>
internal sealed class SpellingCache
{
    private const int MostKept = 1024;
    private const int MostJoined = 8;
    private const int LongestKept = 8 * 1024;

    private readonly ConcurrentDictionary<string, Spellings> _kept = new(StringComparer.Ordinal);

    private int _count;

    // A client sends the same token and project again and again.
    private Joined? _latest;

    /// <summary>The filters of some values as one.</summary>
    public ulong[] Filter(List<Spellings> values)
    {
        if (_latest is { } latest && latest.Of.SequenceEqual(values))
            return latest.Filter;
        var joined = Spellings.NewFilter();
        foreach (var spellings in values)
        {
            for (var i = 0; i < joined.Length; i++)
                joined[i] |= spellings.Filter[i];
        }

        if (values.Count <= MostJoined)
            _latest = new Joined(values, joined);
        return joined;
    }

    public Spellings? Of(ReadOnlySpan<byte> value)
    {
        if (value.Length is < Spellings.ShortestSought or > LongestKept)
            return Spellings.Of(value);
        var key = Encoding.Latin1.GetString(value);
        if (_kept.TryGetValue(key, out var kept))
            return kept;
        if (Spellings.Of(value) is not { } made)
            return null;
        // Counted here, for the dictionary locks all of itself to count.
        if (Interlocked.Increment(ref _count) > MostKept)
        {
            _kept.Clear();
            _count = 0;
        }

        return _kept.GetOrAdd(key, made);
    }

    private sealed record Joined(List<Spellings> Of, ulong[] Filter);
}
