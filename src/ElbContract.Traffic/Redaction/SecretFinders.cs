using System.Net;

namespace ElbContract.Traffic.Redaction;

/// <summary>Finds what is secret by name, form or place, under one set of rules; what it finds is noted by value, too.</summary>
internal sealed class SecretFinders(RedactionRules rules)
{
    private static readonly (string, NameKind)[] Holders =
    [
        ("token", NameKind.HoldsSecret),
        ("project", NameKind.HoldsProject),
        ("tenant", NameKind.HoldsProject),
        ("domain", NameKind.HoldsProject),
    ];

    // JSON in a text in a text …
    private const int Deepest = 4;

    private readonly NameTable _parameters = new([.. Named(rules.Parameters, NameKind.Secret), .. Named(rules.Projects, NameKind.Project)]);
    private readonly NameTable _members = new([
        .. Named(rules.Members, NameKind.Secret),
        .. Named(rules.Projects, NameKind.Project),
        .. Holders,
    ]);

    public NameTable Headers { get; } = new([.. Named(rules.Headers, NameKind.Secret), .. Named(rules.Projects, NameKind.Project)]);

    /// <summary>False for most texts, which need not be looked into.</summary>
    public static bool MayBeIn(string text)
    {
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny('=', '/')) >= 0; rest = rest[(at + 1)..])
        {
            if (rest[at] == '=' || (at + 1 < rest.Length && rest[at + 1] is '/' or '\\' or 'v' or 'V'))
                return true;
        }

        return false;
    }

    /// <summary>Looks for addresses and for parameters.</summary>
    public void FindInText(ReadOnlySpan<byte> text, bool isForm, SecretValues values, List<Mark> marks)
    {
        var first = marks.Count;
        SecretPairs.Find(text, _parameters, isForm, marks);
        UserInfo.Find(text, marks);
        ProjectPaths.Find(text, marks);
        for (var i = first; i < marks.Count; i++)
            marks[i] = Note(text, marks[i], values);
    }

    /// <summary>Looks for members and keys, too, and in JSON that is the text of a member.</summary>
    public void FindInBody(ReadOnlySpan<byte> body, bool isForm, SecretValues values, List<Mark> marks)
    {
        FindMembers(body, values, marks);
        FindInText(body, isForm, values, marks);
        JsonView? view = null;
        for (var level = 1; level <= Deepest; level++)
        {
            var outer = view is null ? body : view.Bytes;
            if (!outer.Contains((byte)'\\'))
                return;
            view = new JsonView(outer, view);
            var first = marks.Count;
            FindMembers(view.Bytes, values, marks);
            for (var i = first; i < marks.Count; i++)
                marks[i] = marks[i] with { Start = view.Origin(marks[i].Start), End = view.Origin(marks[i].End), Depth = (1 << level) - 1 };
        }
    }

    private void FindMembers(ReadOnlySpan<byte> text, SecretValues values, List<Mark> marks)
    {
        var first = marks.Count;
        SecretMembers.Find(text, _members, marks);
        for (var i = first; i < marks.Count; i++)
            marks[i] = Note(text, marks[i], values);
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

    private static IEnumerable<(string, NameKind)> Named(IEnumerable<string> names, NameKind kind) => names.Select(name => (name, kind));
}
