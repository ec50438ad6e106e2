using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what is secret by name, form or place, under one set of rules; what it finds is noted by value, too.</summary>
/// <remarks>The work grows as the text does: every finder passes once over the text and over a few views of it.</remarks>
internal sealed class SecretFinders(RedactionRules rules)
{
    // Views of views are looked into while there are any, but no more than these of one text.
    private const int MostViews = 24;
    private const int DeepestJson = 4;
    private const int DeepestView = 5;

    // -----BEGIN PRIVATE KEY-----
    private const int ShortestKey = 27;

    private static readonly Escape[] Escapes = Enum.GetValues<Escape>();

    private static readonly SearchValues<char> Signs = SearchValues.Create("=/%&y:\"'@<\\\0");

    private static readonly (string, NameKind)[] Holders =
    [
        ("session", NameKind.HoldsSecret),
        ("project", NameKind.HoldsProject),
        ("tenant", NameKind.HoldsProject),
        ("domain", NameKind.HoldsProject),
    ];

    private readonly NameTable _parameters = new([.. Secrets(rules.Parameters), .. Named(rules.Projects, NameKind.Project)]);
    private readonly NameTable _members = new([
        .. Secrets(rules.Members),
        .. Named(rules.Projects, NameKind.Project),
        .. SecretMembers.Pairs,
        // Without names of projects, none is looked for.
        .. Holders.Where(holder => rules.Projects.Count > 0 || holder.Item2 == NameKind.HoldsSecret),
    ]);

    public NameTable Headers { get; } = new([.. Secrets(rules.Headers), .. Named(rules.Projects, NameKind.Project)]);

    /// <summary>What a parameter of a query or form is by its name.</summary>
    public NameTable Parameters => _parameters;

    /// <summary>What a member of JSON is by its name.</summary>
    public NameTable Members => _members;

    /// <summary>False for most texts, which need not be looked into.</summary>
    public static bool MayBeIn(string text)
    {
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny(Signs)) >= 0; rest = rest[(at + 1)..])
        {
            var next = at + 1 < rest.Length ? rest[at + 1] : '\0';
            var isSomething = rest[at] switch
            {
                '=' => true,
                '/' => next is '\\' or 'v' or 'V' or 'p' or 't',
                '%' => next is '2' or '3',
                'y' => next == 'J',
                ':' => next == ' ',
                _ => true,
            };
            if (isSomething)
                return true;
        }

        return text.Length >= ShortestKey && text.Contains("-----", StringComparison.Ordinal);
    }

    /// <summary>Looks for what is secret by its name, its form or its place, in escapes and in other texts too.</summary>
    /// <param name="text">As it is sent.</param>
    /// <param name="isForm">Whether only an ampersand ends a parameter, as in a query.</param>
    /// <param name="values">What is found is noted there; null to note nothing.</param>
    /// <param name="marks">Where they are put: over all of the text, where it has more in it than is looked into.</param>
    public void Find(ReadOnlySpan<byte> text, bool isForm, SecretValues? values, List<Mark> marks)
    {
        FindOnce(text, isForm, isWhole: true, values, marks);
        if (!EscapeView.MayHelp(text))
            return;
        var views = new Views();
        views.Add(text, null);
        while (views.TryTake(out var view))
        {
            var first = marks.Count;
            FindOnce(view.Bytes, isForm: false, view.Escape != Escape.Backslash, values, marks);
            for (var i = first; i < marks.Count; i++)
            {
                var start = view.Origin(marks[i].Start);
                var end = view.Origin(marks[i].End);
                // What breaks off there ends with the text that it stands in.
                if (end == text.Length && view is { Level: 1, Escape: Escape.Backslash })
                    end = JsonText.End(text, start, 0);
                marks[i] = marks[i] with { Start = start, End = end, Depth = (1 << view.JsonLevel) - 1 };
            }

            views.Add(view.Bytes, view);
        }

        if (views.IsExhausted)
            marks.Add(new Mark(0, text.Length));
    }

    private void FindOnce(ReadOnlySpan<byte> text, bool isForm, bool isWhole, SecretValues? values, List<Mark> marks)
    {
        var first = marks.Count;
        SecretMembers.Find(text, _members, marks);
        SecretElements.Find(text, _parameters, marks);
        if (!isForm)
            SecretLines.Find(text, Headers, marks);
        MultipartFields.Find(text, _parameters, marks);
        SecretPairs.Find(text, _parameters, isForm, marks);
        UserInfo.Find(text, marks);
        TokenPaths.Find(text, marks);
        if (rules.Projects.Count > 0)
            ProjectPaths.Find(text, marks);
        PrivateKeys.Find(text, marks);
        WebTokens.Find(text, marks);
        var kept = first;
        for (var i = first; i < marks.Count; i++)
        {
            var value = text[marks[i].Start..marks[i].End];
            if (Placeholders.Are(value) || (Unescaped.Of(value) is { } unescaped && Placeholders.Are(unescaped.Bytes)))
                continue;
            // Nobody knows where a value ends that breaks off in a JSON text.
            marks[kept++] =
                values is not null && !marks[i].IsLoose && (isWhole || marks[i].End < text.Length)
                    ? Note(text, marks[i], values)
                    : marks[i];
        }

        marks.RemoveRange(kept, marks.Count - kept);
    }

    private static Mark Note(ReadOnlySpan<byte> text, Mark mark, SecretValues values)
    {
        var written = text[mark.Start..mark.End];
        byte[] value = mark.Spelling switch
        {
            Spelling.Json => JsonText.Value(written, mark.Depth),
            Spelling.Percent => WebUtility.UrlDecodeToBytes(written.ToArray(), 0, written.Length),
            _ => Unescaped.Of(written)?.Bytes.ToArray() ?? written.ToArray(),
        };
        if (mark.IsProject)
            return mark with { Word = values.AddProject(value) };
        if (values.WordOf(value) is { } word)
            return mark with { Word = word };
        values.Add(written);
        values.Add(value);
        foreach (var part in Parts(value))
            values.Add(value.AsSpan(part));
        return mark;
    }

    // A line of a key, and what follows a user's name, are secret by themselves.
    private static IEnumerable<Range> Parts(byte[] value)
    {
        var colon = value.AsSpan().IndexOf((byte)':');
        if (colon >= 0)
            yield return (colon + 1)..;
        if (!value.AsSpan().StartsWith("-----"u8))
            yield break;
        for (var at = 0; at < value.Length; )
        {
            var length = value.AsSpan(at).IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
                length = value.Length - at;
            if (length > 16 && value[at] != (byte)'-')
                yield return at..(at + length);
            at += length + 1;
        }
    }

    private static IEnumerable<(string, NameKind)> Secrets(IEnumerable<string> names) =>
        names.Select(name => (name, name.EndsWith('s') ? NameKind.Secret | NameKind.Plural : NameKind.Secret));

    private static IEnumerable<(string, NameKind)> Named(IEnumerable<string> names, NameKind kind) => names.Select(name => (name, kind));

    /// <summary>What a text says with its escapes undone, one kind after the other; each once, however it was come by.</summary>
    private ref struct Views()
    {
        private readonly Queue<EscapeView> _next = new();
        private readonly HashSet<(int Length, int Hash)> _known = [];

        /// <summary>Whether something is left that was not looked into.</summary>
        public bool IsExhausted { get; private set; }

        public readonly bool TryTake([MaybeNullWhen(false)] out EscapeView view) => _next.TryDequeue(out view);

        public void Add(ReadOnlySpan<byte> text, EscapeView? outer)
        {
            foreach (var escape in Escapes)
            {
                if (IsExhausted || !EscapeView.Helps(text, escape))
                    continue;
                var view = new EscapeView(text, escape, outer);
                if (!view.IsOther || !IsNew(view.Bytes))
                    continue;
                IsExhausted = _known.Count > MostViews || view.Level > DeepestView || view.JsonLevel > DeepestJson;
                if (!IsExhausted)
                    _next.Enqueue(view);
            }
        }

        private readonly bool IsNew(ReadOnlySpan<byte> text)
        {
            var hash = new HashCode();
            hash.AddBytes(text);
            return _known.Add((text.Length, hash.ToHashCode()));
        }
    }
}
