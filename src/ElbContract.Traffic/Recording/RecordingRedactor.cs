using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Recording;

/// <summary>Makes of an exchange what may be written: nothing secret in any of its parts, however it is spelled there.</summary>
/// <remarks>
/// What is secret by its name or place (<see cref="RedactionRules"/>) is <see cref="Redactor.Redacted"/> there; from eight characters on it
/// is sought by value, too, in all parts of the exchange: as it stands, with JSON or percent escapes, in base64 and in hex. Projects' ids
/// become pseudonyms, in later exchanges too.
/// </remarks>
/// <param name="rules">What is secret.</param>
internal sealed class RecordingRedactor(RedactionRules rules)
{
    private const int MostProjects = 32;

    private readonly SecretFinders _finders = new(rules);
    private readonly SpellingCache _cache = new();
    private ImmutableArray<string> _projects = [];

    public RedactionRules Rules => rules;

    /// <summary>An address without what is secret in it.</summary>
    public string Url(Uri url) => Text(url.AbsoluteUri, new SecretValues(_cache));

    internal ArchiveEntry Redact(RawExchange raw)
    {
        var values = new SecretValues(_cache);
        foreach (var project in _projects)
            values.AddProject(Encoding(project).GetBytes(project));
        Collect(raw.Request, values);
        if (raw.Response is not null)
            Collect(raw.Response, values);
        Collect(raw.Origin, isForm: false, values);
        var (path, query) = Split(raw.Target);
        Collect(path, isForm: false, values);
        Collect(query, isForm: true, values);
        var request = new BodyDraft(raw.Request, isRequest: true, _finders, values);
        var answer = raw.Response is null ? null : new BodyDraft(raw.Response, isRequest: false, _finders, values);
        Remember(values);

        var entry = new ArchiveEntry
        {
            Number = raw.Number,
            StartedAt = raw.StartedAt,
            Timings = raw.Timings,
            Method = Text(raw.Method, values),
            Url = Text(raw.Origin, values) + Text(path, values) + Text(query, values, isForm: true),
            Request = Message(raw.Request, request.Finish(values), values),
            Status = raw.Status,
            StatusText = Text(raw.StatusText, values),
            Response = answer is null ? null : Message(raw.Response!, answer.Finish(values), values),
            Outcome = raw.Outcome,
        };
        var reasons = string.Join("; ", new[] { raw.Reason, request.Problem, answer?.Problem }.OfType<string>());
        return reasons.Length == 0 ? entry : entry with { Reason = Text(reasons, values) };
    }

    private static (string Path, string Query) Split(string target) =>
        target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? (target[..query], target[query..]) : (target, "");

    private void Collect(RawMessage message, SecretValues values)
    {
        foreach (var (name, value) in message.Headers)
        {
            var kind = _finders.Headers.Find(name);
            if (kind.HasFlag(NameKind.Secret))
                HeaderSecrets.Collect(name, value, values);
            else if (kind.HasFlag(NameKind.Project))
                values.AddProject(Encoding(value).GetBytes(value));
            else
                Collect(value, isForm: false, values);
        }
    }

    private void Collect(string text, bool isForm, SecretValues values)
    {
        if (SecretFinders.MayBeIn(text))
            _finders.FindInText(Encoding(text).GetBytes(text), isForm, values, []);
    }

    private void Remember(SecretValues values)
    {
        foreach (var project in values.Projects)
        {
            if (!_projects.Contains(project) && _projects.Length < MostProjects)
                ImmutableInterlocked.Update(ref _projects, (known, one) => known.Contains(one) ? known : known.Add(one), project);
        }
    }

    private ArchiveMessage Message(RawMessage message, ArchiveBody body, SecretValues values) =>
        new(
            message.Version,
            [.. message.Headers.Select(header => KeyValuePair.Create(Text(header.Key, values), Value(header.Key, header.Value, values)))],
            body
        );

    private string Value(string name, string value, SecretValues values)
    {
        var kind = _finders.Headers.Find(name);
        if (value.Length == 0)
            return value;
        if (kind.HasFlag(NameKind.Secret))
            return Redactor.Redacted;
        return kind.HasFlag(NameKind.Project) ? ProjectIds.Pseudonym(value) : Text(value, values);
    }

    private string Text(string text, SecretValues values, bool isForm = false)
    {
        if (!SecretFinders.MayBeIn(text) && !values.MayBeIn(text))
            return text;
        var encoding = Encoding(text);
        var bytes = encoding.GetBytes(text);
        List<Mark> marks = [];
        _finders.FindInText(bytes, isForm, values, marks);
        values.Find(bytes, marks);
        return marks.Count == 0 ? text : encoding.GetString(MarkedBytes.Replace(bytes, marks));
    }

    // A header that came over the wire has a sign a byte, whatever they say together; one from an archive says what it says.
    private static Encoding Encoding(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') && Utf8.IsValid(System.Text.Encoding.Latin1.GetBytes(text))
            ? System.Text.Encoding.Latin1
            : System.Text.Encoding.UTF8;
}
