using System.Buffers;
using System.Net;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what is secret by name, form or place, under one set of rules; what it finds is noted by value, too.</summary>
/// <remarks>The work grows as the text does: every finder passes once over the text and over a few views of it.</remarks>
internal sealed class SecretFinders(RedactionRules rules)
{
    // Views of views are looked into while there are any, but no more than these of one text.
    private const int MostViews = 8;
    private const int DeepestJson = 4;
    private const int DeepestView = 5;

    private static readonly SearchValues<char> Signs = SearchValues.Create("=/%&y");

    private static readonly (string, NameKind)[] Holders =
    [
        ("token", NameKind.HoldsSecret),
        ("tokens", NameKind.HoldsSecret),
        ("project", NameKind.HoldsProject),
        ("tenant", NameKind.HoldsProject),
        ("domain", NameKind.HoldsProject),
    ];

    private readonly NameTable _parameters = new([.. Secrets(rules.Parameters), .. Named(rules.Projects, NameKind.Project)]);
    private readonly NameTable _members = new([
        .. Secrets(rules.Members),
        .. Named(rules.Projects, NameKind.Project),
        // Without names of projects, none is looked for.
        .. Holders.Where(holder => rules.Projects.Count > 0 || holder.Item2 == NameKind.HoldsSecret),
    ]);

    public NameTable Headers { get; } = new([.. Secrets(rules.Headers), .. Named(rules.Projects, NameKind.Project)]);

    /// <summary>What a parameter of a query or form is by its name.</summary>
    public NameTable Parameters => _parameters;

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
                '/' => next is '/' or '\\' or 'v' or 'V' or 'p' or 't',
                '%' => next is '2' or '3',
                '&' => next is '#' or 'q',
                _ => next == 'J',
            };
            if (isSomething)
                return true;
        }

        return text.Contains("-----", StringComparison.Ordinal);
    }

    /// <summary>Looks for addresses, for parameters and for what is secret by its form.</summary>
    /// <param name="text">As it is sent.</param>
    /// <param name="isForm">Whether only an ampersand ends a parameter, as in a query.</param>
    /// <param name="values">What is found is noted there; null to note nothing.</param>
    /// <param name="marks">Where they are put.</param>
    public void FindInText(ReadOnlySpan<byte> text, bool isForm, SecretValues? values, List<Mark> marks) =>
        Find(text, isForm, isBody: false, values, marks);

    /// <summary>Looks for members, keys and fields, too, and in JSON that is the text of a member.</summary>
    public void FindInBody(ReadOnlySpan<byte> body, bool isForm, SecretValues? values, List<Mark> marks) =>
        Find(body, isForm, isBody: true, values, marks);

    private void Find(ReadOnlySpan<byte> text, bool isForm, bool isBody, SecretValues? values, List<Mark> marks)
    {
        FindOnce(text, isForm, hasText: true, isBody, values, marks);
        var views = new Queue<EscapeView>();
        var count = 0;
        AddViews(text, null, isBody);
        while (views.TryDequeue(out var view))
        {
            var first = marks.Count;
            // The slashes of JSON were understood before.
            FindOnce(view.Bytes, isForm: false, view.Escape != Escape.Backslash, isBody: true, values, marks);
            for (var i = first; i < marks.Count; i++)
            {
                var start = view.Origin(marks[i].Start);
                var end = view.Origin(marks[i].End);
                // What breaks off there ends with the text that it stands in.
                if (end == text.Length && view is { Level: 1, Escape: Escape.Backslash })
                    end = JsonText.End(text, start, 0);
                marks[i] = marks[i] with { Start = start, End = end, Depth = (1 << view.JsonLevel) - 1 };
            }

            if (view.Level < DeepestView)
                AddViews(view.Bytes, view, isBody: true);
        }

        void AddViews(ReadOnlySpan<byte> bytes, EscapeView? outer, bool isBody)
        {
            if (isBody && (outer?.JsonLevel ?? 0) < DeepestJson)
                Add(bytes, Escape.Backslash, outer);
            Add(bytes, Escape.Percent, outer);
            Add(bytes, Escape.Entity, outer);
        }

        void Add(ReadOnlySpan<byte> bytes, Escape escape, EscapeView? outer)
        {
            if (count == MostViews || !EscapeView.Helps(bytes, escape))
                return;
            count++;
            views.Enqueue(new EscapeView(bytes, escape, outer));
        }
    }

    private void FindOnce(ReadOnlySpan<byte> text, bool isForm, bool hasText, bool isBody, SecretValues? values, List<Mark> marks)
    {
        var first = marks.Count;
        if (isBody)
            SecretMembers.Find(text, _members, marks);
        if (hasText)
        {
            if (isBody)
                MultipartFields.Find(text, _parameters, marks);
            SecretPairs.Find(text, _parameters, isForm, marks);
            UserInfo.Find(text, marks);
            if (rules.Projects.Count > 0)
                ProjectPaths.Find(text, marks);
        }

        PrivateKeys.Find(text, marks);
        WebTokens.Find(text, marks);
        for (var i = first; values is not null && i < marks.Count; i++)
        {
            // Nobody knows where a value ends that breaks off in a JSON text.
            if (hasText || marks[i].End < text.Length)
                marks[i] = Note(text, marks[i], values);
        }
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
}
