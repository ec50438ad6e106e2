using System.Text.Unicode;

namespace ElbContract.Traffic.Redaction;

/// <summary>Redacts the parts of one exchange: first each is looked into, then each is written without what any held.</summary>
internal sealed class MessageRedaction(SecretFinders finders, SecretValues values)
{
    public void Collect(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            var kind = finders.Headers.Find(name);
            if (kind.HasFlag(NameKind.Secret))
                HeaderSecrets.Collect(name, value, values);
            else if (kind.HasFlag(NameKind.Project))
                values.AddProject(Encoding(value).GetBytes(value));
            else
                Collect(value, isForm: false);
        }
    }

    public void Collect(string text, bool isForm)
    {
        if (SecretFinders.MayBeIn(text))
            finders.Find(Encoding(text).GetBytes(text), isForm, values, []);
    }

    public KeyValuePair<string, string> Header(string name, string value) => KeyValuePair.Create(Text(name), Value(name, value));

    public string Text(string text, bool isForm = false)
    {
        if (!SecretFinders.MayBeIn(text) && !values.MayBeIn(text))
            return text;
        var encoding = Encoding(text);
        var bytes = encoding.GetBytes(text);
        List<Mark> marks = [];
        finders.Find(bytes, isForm, values, marks);
        values.Find(bytes, marks);
        return marks.Count == 0 ? text : encoding.GetString(MarkedBytes.Replace(bytes, marks));
    }

    /// <summary>A header that came over the wire has a sign a byte, whatever they say together; one from an archive says what it
    /// says.</summary>
    public static System.Text.Encoding Encoding(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') && Utf8.IsValid(System.Text.Encoding.Latin1.GetBytes(text))
            ? System.Text.Encoding.Latin1
            : System.Text.Encoding.UTF8;

    private string Value(string name, string value)
    {
        if (value.Length == 0)
            return value;
        if (values.WordOf(value) is { } word)
            return System.Text.Encoding.UTF8.GetString(word);
        var kind = finders.Headers.Find(name);
        if (kind.HasFlag(NameKind.Secret))
            return Redactor.Redacted;
        return kind.HasFlag(NameKind.Project) ? ProjectIds.Pseudonym(value) : Text(value);
    }
}
