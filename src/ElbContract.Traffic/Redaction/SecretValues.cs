using System.Buffers.Binary;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What was found in one exchange, to be found again in all of it.</summary>
internal sealed class SecretValues(SpellingCache cache)
{
    // Past it, one look at every place of a text costs less than one search of the text for every spelling.
    private const int MostSearches = 128;

    private readonly List<(Spellings Spellings, byte[]? Word)> _values = [];
    private readonly HashSet<Spellings> _known = [];
    private readonly List<string> _projects = [];
    private int _spellings;
    private int _shortest = int.MaxValue;
    private Dictionary<ulong, List<(byte[] Spelling, byte[]? Word)>>? _byStart;

    /// <summary>The ids of projects that were found, and are long enough to be sought.</summary>
    public IReadOnlyList<string> Projects => _projects;

    public void Add(ReadOnlySpan<byte> secret)
    {
        if (!IsSymbol(secret) && cache.Of(secret) is { } spellings)
            Add(spellings, null);
    }

    /// <returns>What stands for it.</returns>
    public byte[] AddProject(ReadOnlySpan<byte> id)
    {
        var text = Encoding.UTF8.GetString(id);
        var word = Encoding.ASCII.GetBytes(ProjectIds.Pseudonym(text));
        if (!IsSymbol(id) && cache.Of(id) is { } spellings && Add(spellings, word))
            _projects.Add(text);
        return word;
    }

    /// <summary>Whether a text could hold any; false for most texts.</summary>
    public bool MayBeIn(string text)
    {
        if (_values.Count == 0)
            return false;
        if (!Ascii.IsValid(text))
            return true;
        if (text.Length < _shortest)
            return false;
        if (text.AsSpan().ContainsAny('%', '\\'))
            return true;
        foreach (var (spellings, _) in _values)
        {
            if (text.Length < spellings.Shortest)
                continue;
            foreach (var spelling in spellings.Texts)
            {
                if (text.Contains(spelling, StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    public void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        if (text.Length < _shortest)
            return;
        if (Unescaped.Of(text) is not { } unescaped)
        {
            Search(text, marks);
            return;
        }

        var first = marks.Count;
        Search(unescaped.Bytes, marks);
        for (var i = first; i < marks.Count; i++)
            marks[i] = marks[i] with { Start = unescaped.Origin(marks[i].Start), End = unescaped.Origin(marks[i].End) };
    }

    private static bool IsSymbol(ReadOnlySpan<byte> value) => value.Length <= 24 && ProjectIds.IsPseudonym(Encoding.UTF8.GetString(value));

    private bool Add(Spellings spellings, byte[]? word)
    {
        if (!_known.Add(spellings))
            return false;
        _values.Add((spellings, word));
        _spellings += spellings.Bytes.Length;
        _shortest = Math.Min(_shortest, spellings.Shortest);
        _byStart = null;
        return true;
    }

    private void Search(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        if (_spellings > MostSearches)
        {
            SearchByStart(text, marks);
            return;
        }

        foreach (var (spellings, word) in _values)
        {
            foreach (var spelling in spellings.Bytes)
            {
                for (var at = 0; text[at..].IndexOf(spelling) is >= 0 and var next; at += next + spelling.Length)
                    marks.Add(new Mark(at + next, at + next + spelling.Length, IsProject: word is not null, Word: word));
            }
        }
    }

    private void SearchByStart(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        _byStart ??= (
            from value in _values
            from spelling in value.Spellings.Bytes
            group (spelling, value.Word) by BinaryPrimitives.ReadUInt64LittleEndian(spelling)
        ).ToDictionary(same => same.Key, same => same.ToList());
        for (var at = 0; at <= text.Length - sizeof(ulong); at++)
        {
            if (!_byStart.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(text[at..]), out var candidates))
                continue;
            foreach (var (spelling, word) in candidates)
            {
                if (text[at..].StartsWith(spelling))
                    marks.Add(new Mark(at, at + spelling.Length, IsProject: word is not null, Word: word));
            }
        }
    }
}
