using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What was found in one exchange, and what was known before, to be found again in all of it.</summary>
internal sealed class SecretValues(SpellingCache cache)
{
    // Past it, one look at every place of a text costs less than one search of the text for every spelling.
    private const int MostSearches = 96;

    // Of a long spelling, so much is sought; from there on it is followed as far as it goes. Whatever the texts are, no byte is compared
    // more often than that.
    private const int Sought = 64;

    // Where more spellings than these begin alike, whatever begins so is one.
    private const int MostCandidates = 64;

    private static readonly SearchValues<byte> AfterValue = SearchValues.Create("\"'<>&,; \t\r\n"u8);

    private readonly List<(Spellings Spellings, byte[]? Word)> _values = [];
    private readonly HashSet<Spellings> _known = [];
    private readonly List<string> _projects = [];
    private readonly Dictionary<string, byte[]> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _symbols = new(StringComparer.Ordinal);
    private int _spellings;
    private int _shortest = int.MaxValue;
    private Dictionary<ulong, List<(byte[] Spelling, byte[]? Word)>>? _byStart;

    /// <summary>The ids of projects that were found, and are long enough to be sought.</summary>
    public IReadOnlyList<string> Projects => _projects;

    /// <summary>Has a value replaced by its symbolic name, which is no secret.</summary>
    public void Know(string real, string symbol)
    {
        _symbols.Add(symbol);
        if (real == symbol)
            return;
        var word = Encoding.UTF8.GetBytes(symbol);
        _words[real] = word;
        if (cache.Of(Encoding.UTF8.GetBytes(real)) is { } spellings)
            Add(spellings, word);
    }

    /// <summary>The symbolic name of a value; null where it has none.</summary>
    public byte[]? WordOf(ReadOnlySpan<byte> value)
    {
        if (_symbols.Count == 0)
            return null;
        var text = Encoding.UTF8.GetString(value);
        return _words.TryGetValue(text, out var word) ? word
            : _symbols.Contains(text) ? value.ToArray()
            : null;
    }

    public void Add(ReadOnlySpan<byte> secret)
    {
        if (!IsSymbol(secret) && WordOf(secret) is null && cache.Of(secret) is { } spellings)
            Add(spellings, null);
    }

    /// <returns>What stands for it.</returns>
    public byte[] AddProject(ReadOnlySpan<byte> id)
    {
        if (WordOf(id) is { } known)
            return known;
        var text = Encoding.UTF8.GetString(id);
        var word = Encoding.ASCII.GetBytes(ProjectIds.Pseudonym(text));
        if (!IsSymbol(id) && cache.Of(id) is { } spellings && Add(spellings, word))
            _projects.Add(text);
        return word;
    }

    /// <summary>Whether a text could hold any; false for most texts.</summary>
    public bool MayBeIn(string text)
    {
        if (_values.Count == 0 || text.Length < _shortest)
            return false;
        if (text.Length > 256 || !Ascii.IsValid(text) || text.AsSpan().ContainsAny('%', '\\', '&'))
            return true;
        Span<byte> folded = stackalloc byte[text.Length];
        Encoding.ASCII.GetBytes(text, folded);
        Spellings.Fold(folded);
        foreach (var (spellings, _) in _values)
        {
            if (text.Length < spellings.Shortest)
                continue;
            foreach (var spelling in spellings.All)
            {
                if (folded.IndexOf(Start(spelling)) >= 0)
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
            FindFolded(text, marks);
            return;
        }

        var first = marks.Count;
        FindFolded(unescaped.Bytes, marks);
        for (var i = first; i < marks.Count; i++)
            marks[i] = marks[i] with { Start = unescaped.Origin(marks[i].Start), End = unescaped.Origin(marks[i].End) };
    }

    private static bool IsSymbol(ReadOnlySpan<byte> value) => value.Length <= 24 && ProjectIds.IsPseudonym(Encoding.UTF8.GetString(value));

    private static ReadOnlySpan<byte> Start(byte[] spelling) => spelling.AsSpan(0, Math.Min(spelling.Length, Sought));

    // Another may begin in the end of one.
    private static int Past(int length) => Math.Max(1, length - Sought);

    private bool Add(Spellings spellings, byte[]? word)
    {
        if (!_known.Add(spellings))
            return false;
        _values.Add((spellings, word));
        _spellings += spellings.All.Length;
        _shortest = Math.Min(_shortest, spellings.Shortest);
        _byStart = null;
        return true;
    }

    private void FindFolded(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        var folded = buffer.AsSpan(0, text.Length);
        text.CopyTo(folded);
        Spellings.Fold(folded);
        if (_spellings > MostSearches)
            SearchByStart(text, folded, marks);
        else
            Search(folded, marks);
        folded.Clear(); // It is handed to others.
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private void Search(ReadOnlySpan<byte> folded, List<Mark> marks)
    {
        foreach (var (spellings, word) in _values)
        {
            foreach (var spelling in spellings.All)
            {
                var start = Start(spelling);
                for (var at = 0; folded[at..].IndexOf(start) is >= 0 and var next; )
                {
                    at += next;
                    var length = folded[at..].CommonPrefixLength(spelling);
                    marks.Add(new Mark(at, at + length, IsProject: word is not null, Word: word));
                    at += Past(length);
                }
            }
        }
    }

    private void SearchByStart(ReadOnlySpan<byte> text, ReadOnlySpan<byte> folded, List<Mark> marks)
    {
        _byStart ??= (
            from value in _values
            from spelling in value.Spellings.All
            group (spelling, value.Word) by BinaryPrimitives.ReadUInt64LittleEndian(spelling)
        ).ToDictionary(same => same.Key, same => same.ToList());
        for (var at = 0; at <= folded.Length - sizeof(ulong); )
        {
            if (
                !_byStart.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(folded[at..]), out var candidates)
                || Longest(text[at..], folded[at..], candidates) is not { Length: > 0 } found
            )
            {
                at++;
                continue;
            }

            marks.Add(new Mark(at, at + found.Length, IsProject: found.Word is not null, Word: found.Word));
            at += Past(found.Length);
        }
    }

    private static (int Length, byte[]? Word) Longest(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> folded,
        List<(byte[] Spelling, byte[]? Word)> candidates
    )
    {
        if (candidates.Count > MostCandidates)
            return (text.IndexOfAny(AfterValue) is >= 0 and var end ? Math.Max(end, sizeof(ulong)) : text.Length, null);
        (int Length, byte[]? Word) longest = default;
        foreach (var (spelling, word) in candidates)
        {
            var length = folded.CommonPrefixLength(spelling);
            if (length >= Math.Min(spelling.Length, Sought) && length > longest.Length)
                longest = (length, word);
        }

        return longest;
    }
}
