using System.Collections.Immutable;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Recording;

/// <summary>Makes of an exchange what may be written: nothing secret in any of its parts, however it is spelled there.</summary>
/// <remarks>
/// What is secret by its name or place (<see cref="RedactionRules"/>) is <see cref="Redactor.Redacted"/> there; from eight characters on it
/// is sought by value, too, in all parts of the exchange: as it stands in either
/// case, with JSON, HTML or percent escapes, in base64 and in hex. Projects' ids
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
    public string Url(Uri url) => new MessageRedaction(_finders, new SecretValues(_cache)).Text(url.AbsoluteUri);

    internal ArchiveEntry Redact(RawExchange raw)
    {
        var values = new SecretValues(_cache);
        foreach (var project in _projects)
            values.AddProject(MessageRedaction.Encoding(project).GetBytes(project));
        var redaction = new MessageRedaction(_finders, values);
        redaction.Collect(raw.Request.Headers);
        if (raw.Response is not null)
            redaction.Collect(raw.Response.Headers);
        redaction.Collect(raw.Origin, isForm: false);
        var (path, query) = Split(raw.Target);
        redaction.Collect(path, isForm: false);
        redaction.Collect(query, isForm: true);
        var request = new BodyDraft(raw.Request, isRequest: true, _finders, values);
        var answer = raw.Response is null ? null : new BodyDraft(raw.Response, isRequest: false, _finders, values);
        Remember(values);

        var entry = new ArchiveEntry
        {
            Number = raw.Number,
            StartedAt = raw.StartedAt,
            Timings = raw.Timings,
            Method = redaction.Text(raw.Method),
            Url = redaction.Text(raw.Origin) + redaction.Text(path) + redaction.Text(query, isForm: true),
            Request = Message(raw.Request, request.Finish(values), redaction),
            Status = raw.Status,
            StatusText = redaction.Text(raw.StatusText),
            Response = answer is null ? null : Message(raw.Response!, answer.Finish(values), redaction),
            Outcome = raw.Outcome,
        };
        string?[] reasons = [raw.Reason, request.Problem, answer?.Problem];
        return Array.TrueForAll(reasons, reason => reason is null)
            ? entry
            : entry with
            {
                Reason = redaction.Text(string.Join("; ", reasons.OfType<string>())),
            };
    }

    private static (string Path, string Query) Split(string target) =>
        target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? (target[..query], target[query..]) : (target, "");

    private void Remember(SecretValues values)
    {
        foreach (var project in values.Projects)
        {
            if (!_projects.Contains(project) && _projects.Length < MostProjects)
                ImmutableInterlocked.Update(ref _projects, (known, one) => known.Contains(one) ? known : known.Add(one), project);
        }
    }

    private static ArchiveMessage Message(RawMessage message, ArchiveBody body, MessageRedaction redaction)
    {
        var headers = new KeyValuePair<string, string>[message.Headers.Count];
        for (var i = 0; i < headers.Length; i++)
            headers[i] = redaction.Header(message.Headers[i].Key, message.Headers[i].Value);
        return new ArchiveMessage(message.Version, headers, body);
    }
}
