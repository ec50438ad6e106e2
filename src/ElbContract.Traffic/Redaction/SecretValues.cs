using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace ElbContract.Traffic.Redaction;

/// <summary>What was found in one exchange, and what was known before, to be found again in all of it.</summary>
/// <remarks>
/// A value is found whole, and of a longer one any word of 16 signs or more of a spelling. A text is looked at once,
/// whatever is sought: eight signs of it at a time, in a filter of all that could begin there.
/// </remarks>
internal sealed class SecretValues(SpellingCache cache)
{
    // Past it, they are joined into one table rather than asked one by one.
    private const int MostAsked = 64;

    // Where more spellings than these are alike, whatever is like them is one.
    private const int MostCandidates = 32;

    private const int LongestOnStack = 512;

    private const uint FewestOfAPiece = 8;

    private static readonly SearchValues<byte> AfterValue = SearchValues.Create("\"'<>&,;"u8);

    private readonly List<(Spellings Spellings, byte[]? Word)> _values = [];
    private readonly List<string> _projects = [];
    private HashSet<Spellings>? _known;
    private Dictionary<string, byte[]>? _words;
    private HashSet<string>? _symbols;
    private ulong[]? _filter;
    private int _shortest = int.MaxValue;
    private bool _haveQuotes;
    private Dictionary<ulong, List<Candidate>>? _joined;

    /// <summary>The ids of projects that were found, and are long enough to be sought.</summary>
    public IReadOnlyList<string> Projects => _projects;

    /// <summary>Has a value replaced by its symbolic name, which is no secret.</summary>
    public void Know(string real, string symbol)
    {
        (_symbols ??= new(StringComparer.Ordinal)).Add(symbol);
        if (real == symbol)
            return;
        var word = Encoding.UTF8.GetBytes(symbol);
        (_words ??= new(StringComparer.Ordinal))[real] = word;
        if (cache.Of(Encoding.UTF8.GetBytes(real)) is { } spellings)
            Add(spellings, word);
    }

    /// <summary>The symbolic name of a value; null where it has none.</summary>
    public byte[]? WordOf(ReadOnlySpan<byte> value) => _symbols is null ? null : WordOf(Encoding.UTF8.GetString(value));

    /// <summary>The same.</summary>
    public byte[]? WordOf(string value) =>
        _words?.GetValueOrDefault(value) ?? (_symbols?.Contains(value) == true ? Encoding.UTF8.GetBytes(value) : null);

    public void Add(ReadOnlySpan<byte> secret)
    {
        if (!IsSymbol(secret) && !Placeholders.Are(secret) && WordOf(secret) is null && cache.Of(secret) is { } spellings)
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
        if (text.Length < _shortest)
            return false;
        if (text.Length > LongestOnStack || !Ascii.IsValid(text) || text.AsSpan().ContainsAny('%', '\\', '&'))
            return true;
        Span<byte> bytes = stackalloc byte[LongestOnStack];
        return FindUnescaped(bytes[..Encoding.ASCII.GetBytes(text, bytes)], null);
    }

    public void Find(ReadOnlySpan<byte> text, List<Mark> marks)
    {
        if (text.Length < _shortest)
            return;
        if (Unescaped.Of(text) is not { } unescaped)
        {
            FindUnescaped(text, marks);
            return;
        }

        var first = marks.Count;
        FindUnescaped(unescaped.Bytes, marks);
        for (var i = first; i < marks.Count; i++)
            marks[i] = marks[i] with { Start = unescaped.Origin(marks[i].Start), End = unescaped.Origin(marks[i].End) };
    }

    private static bool IsSymbol(ReadOnlySpan<byte> value) => value.Length <= 24 && ProjectIds.IsPseudonym(Encoding.UTF8.GetString(value));

    private bool Add(Spellings spellings, byte[]? word)
    {
        if (_values.Count < MostAsked ? _values.Exists(value => value.Spellings == spellings) : !Known().Add(spellings))
            return false;
        _values.Add((spellings, word));
        _shortest = Math.Min(_shortest, spellings.Shortest);
        _haveQuotes |= spellings.HaveQuotes;
        _filter = null;
        _joined = null;
        return true;
    }

    private HashSet<Spellings> Known() => _known ??= [.. _values.Select(value => value.Spellings)];

    // One of a single value, as most are, need not be joined.
    private ulong[] Filter()
    {
        if (_filter is not null)
            return _filter;
        if (_values.Count == 1)
            return _filter = _values[0].Spellings.Filter;
        return _filter = cache.Filter(_values.ConvertAll(value => value.Spellings));
    }

    // Returns whether there is any; without marks, that is all. Few values have quotes, and between those of JSON there is little.
    private bool FindUnescaped(ReadOnlySpan<byte> text, List<Mark>? marks)
    {
        var (filter, marked) = (Filter(), 0);
        for (int at = 0, end; at < text.Length; at = end + 1)
        {
            end = _haveQuotes || text[at..].IndexOf((byte)'"') is not (>= 0 and var length) ? text.Length : at + length;
            if (end - at < _shortest || !FindBetween(text, at, end, filter, marks, ref marked))
                continue;
            if (marks is null)
                return true;
        }

        return marked > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool FindBetween(ReadOnlySpan<byte> text, int at, int end, ulong[] filter, List<Mark>? marks, ref int marked)
    {
        var folded = Spellings.Folded;
        var (gram, gap) = (0UL, 0);
        var isFound = false;
        for (; at < end; at++)
        {
            if (folded[text[at]] is not (not 0 and var sign))
            {
                if (++gap > Spellings.LongestGap)
                    gram = 0;
                continue;
            }

            gap = 0;
            gram = (gram >> 8) | ((ulong)sign << 56);
            if (!Spellings.MayHave(filter, gram) || Longest(text, at, gram, marked) is not { Length: > 0 } found)
                continue;
            isFound = true;
            if (marks is null)
                return true;
            found = WholeLetters(text, found);
            marks.Add(new Mark(found.Start, found.End, IsProject: found.Word is not null, Word: found.Word));
            marked = found.End;
            // Another may begin in the end of one.
            if (marked > at)
                (at, gram) = (marked - 1, Spellings.GramAt(text, marked - 1, out _));
        }

        return isFound;
    }

    // A folded text may lack some bytes of the first letter or of the last.
    private static Found WholeLetters(ReadOnlySpan<byte> text, Found found)
    {
        var (start, end) = (found.Start, found.End);
        for (var most = start - 3; start > most && start > 0 && IsWithinLetter(text[start]); )
            start--;
        for (var most = end + 3; end < most && end < text.Length && IsWithinLetter(text[end]); )
            end++;
        return found with { Start = start, End = end };
    }

    private static bool IsWithinLetter(byte sign) => (sign & 0xC0) == 0x80;

    // Null where none begins so.
    private List<Candidate>? Begun(ulong gram)
    {
        if (_values.Count > MostAsked)
            return Joined().GetValueOrDefault(gram);
        List<Candidate>? candidates = null;
        foreach (var (spellings, word) in _values)
        {
            for (var at = spellings.Begun(gram); at >= 0; at = spellings.Places[at].Next)
                (candidates ??= []).Add(new Candidate(spellings.All[spellings.Places[at].Spelling], spellings.Places[at].At, word));
        }

        return candidates;
    }

    private Dictionary<ulong, List<Candidate>> Joined()
    {
        if (_joined is not null)
            return _joined;
        _joined = [];
        foreach (var (spellings, word) in _values)
        {
            foreach (var (gram, first) in spellings.Grams)
            {
                if (!_joined.TryGetValue(gram, out var candidates))
                    _joined[gram] = candidates = [];
                for (var at = first; at >= 0 && candidates.Count <= MostCandidates; at = spellings.Places[at].Next)
                    candidates.Add(new Candidate(spellings.All[spellings.Places[at].Spelling], spellings.Places[at].At, word));
            }
        }

        return _joined;
    }

    // What is marked already need not be gone back to for more than a window.
    private Found Longest(ReadOnlySpan<byte> text, int at, ulong gram, int marked)
    {
        Found longest = default;
        if (Begun(gram) is not { } candidates)
            return longest;
        Spellings.GramAt(text, at, out var begin);
        if (candidates.Count > MostCandidates)
        {
            var length = text[at..].IndexOfAny(AfterValue);
            var end = length < 0 ? text.Length : at + Math.Max(length, 1);
            return new Found(begin, end, end - begin, null);
        }

        foreach (var (spelling, place, word) in candidates)
        {
            var (start, end, length) = (begin, at + 1, Spellings.GramLength);
            for (var next = place + Spellings.GramLength; next < spelling.Length; next++, length++)
            {
                var step = Spellings.Next(text, end);
                if (step < 0 || Spellings.Fold(text[step]) != spelling[next])
                    break;
                end = step + 1;
            }

            for (var next = place - 1; next >= 0; next--, length++)
            {
                var step = Spellings.Previous(text, start);
                if (step < 0 || step < marked - Spellings.Window || Spellings.Fold(text[step]) != spelling[next])
                    break;
                start = step;
            }

            var isWhole = length == spelling.Length;
            if (length > longest.Length && (isWhole || (length >= Spellings.Window && (word is null || IsPiece(text, start, end)))))
                longest = new Found(start, end, length, word);
        }

        return longest;
    }

    // A piece of what has a symbolic name is a separate word and long: ids have much in common, such as leading zeros.
    private static bool IsPiece(ReadOnlySpan<byte> text, int start, int end)
    {
        if (
            (start > 0 && char.IsAsciiLetterOrDigit((char)text[start - 1]))
            || (end < text.Length && char.IsAsciiLetterOrDigit((char)text[end]))
        )
            return false;
        UInt128 seen = 0;
        foreach (var sign in text[start..end])
            seen |= UInt128.One << (Spellings.Fold(sign) & 127);
        return UInt128.PopCount(seen) >= FewestOfAPiece;
    }

    private readonly record struct Found(int Start, int End, int Length, byte[]? Word);

    private readonly record struct Candidate(byte[] Spelling, int At, byte[]? Word);
}
