using System.Text;

namespace ElbContract.Traffic.Replaying;

/// <summary>What the ids of a recording are called now: given ones from the start, those of listeners as they are made.</summary>
internal sealed class IdMap
{
    // A shorter one may be part of any text.
    private const int ShortestWithinText = 8;

    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);

    public void Add(string recorded, string now) => _now[recorded] = now;

    /// <summary>What it is called now; null where that is not known.</summary>
    public string? Find(string recorded) => _now.GetValueOrDefault(recorded);

    /// <summary>A text with the ids of now.</summary>
    public string Text(string recorded)
    {
        if (_now.TryGetValue(recorded, out var whole))
            return whole;
        foreach (var (before, now) in _now)
        {
            if (before.Length >= ShortestWithinText)
                recorded = recorded.Replace(before, now, StringComparison.Ordinal);
        }

        return recorded;
    }

    /// <summary>A body with the ids of now; every other byte stays as it is.</summary>
    public ReadOnlyMemory<byte> Body(ReadOnlyMemory<byte> recorded)
    {
        if (recorded.IsEmpty || _now.Count == 0)
            return recorded;
        var text = Encoding.Latin1.GetString(recorded.Span);
        var mapped = _now.Aggregate(text, (body, id) => body.Replace(Quoted(id.Key), Quoted(id.Value), StringComparison.Ordinal));
        return ReferenceEquals(mapped, text) ? recorded : Encoding.Latin1.GetBytes(mapped);
    }

    /// <summary>A query with the ids of now.</summary>
    public string Query(string recorded) =>
        _now.Aggregate(
            recorded,
            (query, id) =>
                string.Join(
                    '&',
                    query
                        .Split('&')
                        .Select(pair =>
                            pair.EndsWith('=' + Uri.EscapeDataString(id.Key), StringComparison.Ordinal)
                                ? pair[..(pair.IndexOf('=', StringComparison.Ordinal) + 1)] + Uri.EscapeDataString(id.Value)
                                : pair
                        )
                )
        );

    // Whole texts of JSON alone; Latin-1 has a character for every byte, and UTF-8 its own within it.
    private static string Quoted(string id) => '"' + Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(id)) + '"';
}
