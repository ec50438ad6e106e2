using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Redaction;

/// <summary>Puts symbolic names in the place of a run's secrets, and <see cref="Redacted"/> in the place of all others, before anything is
/// kept.</summary>
/// <remarks>
/// What is secret by its name, form or place is found as in recordings (<see cref="RedactionRules"/>), and sought by value in all parts of
/// its exchange, in every spelling; so is what the run knows. Known values of fewer than eight characters are replaced only where they are
/// a whole path segment, header or member, for they are found in anything.
/// </remarks>
public sealed class Redactor
{
    /// <summary>Stands for a secret without symbolic name.</summary>
    public const string Redacted = "redacted";

    private static readonly SecretFinders Finders = new(RedactionRules.Standard);

    // The paths of a run's requests have its own projects' names.
    private static readonly SecretFinders FindersInPaths = new(RedactionRules.WithoutProjects);

    // All redactors of a process know the same few values.
    private static readonly SpellingCache Cache = new();

    private readonly SecretFinders _inPaths;
    private readonly Dictionary<string, string> _symbols;

    // A run has a few tokens and thousands of requests with them.
    private Latest? _latest;

    /// <param name="symbols">From the real value to its symbolic name; one that is its own name is no secret.</param>
    public Redactor(IEnumerable<KeyValuePair<string, string>> symbols)
        : this(symbols, FindersInPaths) { }

    private Redactor(IEnumerable<KeyValuePair<string, string>> symbols, SecretFinders inPaths)
    {
        _inPaths = inPaths;
        _symbols = new(symbols.Where(symbol => symbol.Key.Length > 0), StringComparer.Ordinal);
    }

    /// <summary>Knows no value, so that every credential is kept as <see cref="Redacted"/>.</summary>
    public static Redactor Strict { get; } = new([]);

    /// <summary>For what others recorded: it knows no value, and calls every project by a pseudonym.</summary>
    internal static Redactor Foreign { get; } = new([], Finders);

    /// <summary>This one, and one value more.</summary>
    public Redactor With(string real, string symbolic)
    {
        if (_symbols.TryGetValue(real, out var known) && known == symbolic)
            return this;
        if (_latest is { } latest && latest.Real == real && latest.Symbolic == symbolic)
            return latest.Redactor;
        var more = new Redactor(_symbols.Where(symbol => symbol.Key != real).Append(KeyValuePair.Create(real, symbolic)), _inPaths);
        _latest = new Latest(real, symbolic, more);
        return more;
    }

    /// <summary>Whether a header carries a credential whatever its value.</summary>
    public static bool IsCredential(string header) => Finders.Headers.Find(header).HasFlag(NameKind.Secret);

    public KeyValuePair<string, string> Header(string name, string value)
    {
        var redaction = Begin(out _);
        redaction.Collect([KeyValuePair.Create(name, value)]);
        return redaction.Header(name, value);
    }

    /// <summary>A path, with or without query.</summary>
    public string Target(string target) => Target(target, Begin(out var values), new MessageRedaction(_inPaths, values));

    public string Text(string text) => Begin(out _).Text(text);

    /// <summary>A body by itself; the same memory where there is nothing to replace.</summary>
    public ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> bytes)
    {
        Begin(out var values);
        return new BodySearch(bytes, [], isPlain: true, Finders, values).Kept(values);
    }

    internal CapturedRequest Apply(CapturedRequest request) => Apply(request, null, null).Request;

    /// <summary>What one part holds is found in the others, too.</summary>
    internal (CapturedRequest Request, CapturedResponse? Response, string? Reason) Apply(
        CapturedRequest request,
        CapturedResponse? response,
        string? reason
    )
    {
        var redaction = Begin(out var values);
        redaction.Collect(request.Headers);
        var (path, query) = Split(request.Target);
        var inPath = new MessageRedaction(_inPaths, values);
        inPath.Collect(path, isForm: false);
        redaction.Collect(query, isForm: true);
        if (response is not null)
            redaction.Collect(response.Headers);
        var sent = new BodySearch(request.Body, request.Headers, isPlain: false, Finders, values);
        var answered = response is null ? null : new BodySearch(response.Body, response.Headers, isPlain: false, Finders, values);
        return (
            new CapturedRequest(
                request.Method,
                Target(request.Target, redaction, inPath),
                Apply(request.Headers, redaction),
                sent.Kept(values)
            ),
            response is null ? null : new CapturedResponse(response.Status, Apply(response.Headers, redaction), answered!.Kept(values)),
            reason is null ? null : redaction.Text(reason)
        );
    }

    private static KeyValuePair<string, string>[] Apply(IReadOnlyList<KeyValuePair<string, string>> headers, MessageRedaction redaction) =>
        [.. headers.Select(header => redaction.Header(header.Key, header.Value))];

    private MessageRedaction Begin(out SecretValues values)
    {
        values = new SecretValues(Cache);
        foreach (var (real, symbol) in _symbols)
            values.Know(real, symbol);
        return new MessageRedaction(Finders, values);
    }

    private string Target(string target, MessageRedaction redaction, MessageRedaction inPath)
    {
        var (path, query) = Split(target);
        path = string.Join('/', path.Split('/').Select(Segment));
        return inPath.Text(path) + (query.Length == 0 ? "" : redaction.Text(query, isForm: true));
    }

    private static (string Path, string Query) Split(string target) =>
        target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? (target[..query], target[query..]) : (target, "");

    private string Segment(string segment) =>
        _symbols.TryGetValue(Uri.UnescapeDataString(segment), out var symbolic) ? Uri.EscapeDataString(symbolic) : segment;

    private sealed record Latest(string Real, string Symbolic, Redactor Redactor);
}
