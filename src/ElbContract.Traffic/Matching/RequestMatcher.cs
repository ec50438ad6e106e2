using System.Text.Json;
using System.Text.RegularExpressions;
using ElbContract.Client.Wire;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Matching;

/// <summary>Finds the request that is the same as one that comes, or the nearest and where it differs.</summary>
/// <remarks>
/// Method, path, query and each member of the body count, and whether there is a token. Not the project, nor which token it is: those are
/// the recorder's own; where an archive shows none and the request was let in, none is asked for. The examples of contracts are an
/// exception, where they stand for another project or for a token that may not. Requests that are the same are taken in their order, the
/// last for good.
/// </remarks>
/// <param name="exchanges">At least one.</param>
public sealed class RequestMatcher(IReadOnlyList<CannedExchange> exchanges) : ICannedAnswers
{
    // A call of another kind is farther than any number of members.
    private const int OtherCall = 1000;

    private const string Token = "X-Auth-Token";

    private static readonly HashSet<string> PlainHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Accept-Language",
        "Content-Type",
        "X-Language",
    };

    private static readonly string[] OwnProjects =
    [
        ProviderIds.Example.OtherProjectId,
        ProviderIds.Example.SystemErrorProjectId,
        ProviderIds.Example.UnavailableProjectId,
    ];

    private readonly Lock _lock = new();
    private readonly HashSet<CannedExchange> _taken = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public ValueTask<RequestMatch> FindAsync(CapturedRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(request));

    /// <summary>The same one or, where there is none, the nearest.</summary>
    public RequestMatch Find(CapturedRequest request)
    {
        var nearest = Nearest(exchanges, request, (_, _) => true);
        return nearest[0].IsSame ? Turn(nearest) : nearest[0];
    }

    /// <summary>Of some that are all as good as the same, the one that differs least.</summary>
    public CannedExchange Pick(IReadOnlyList<CannedExchange> some, CapturedRequest request) =>
        Turn(Nearest(some, request, (_, _) => true)).Nearest;

    /// <summary>The nearest, and where it differs besides its open places; there, too, where it differs nowhere else.</summary>
    public RequestMatch FindNearest(CapturedRequest request)
    {
        var nearest = Nearest(
            exchanges,
            request,
            (exchange, difference) => !exchange.OpenPlaces.Contains(difference.Where) || !difference.IsOfOneKind
        )[0];
        return nearest.IsSame ? Nearest([nearest.Nearest], request, (_, _) => true)[0] : nearest;
    }

    private static List<RequestMatch> Nearest(
        IReadOnlyList<CannedExchange> some,
        CapturedRequest request,
        Func<CannedExchange, Difference, bool> counts
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var compared = some.Select(one => new RequestMatch(one, [.. Compare(one, request).Where(difference => counts(one, difference))]))
            .ToList();
        var least = compared.Min(Distance);
        return compared.FindAll(one => Distance(one) == least);
    }

    private RequestMatch Turn(List<RequestMatch> same)
    {
        lock (_lock)
        {
            var turn = same.Find(one => !_taken.Contains(one.Nearest)) ?? same[^1];
            _taken.Add(turn.Nearest);
            return turn;
        }
    }

    private static int Distance(RequestMatch match) =>
        match.Differences.Sum(difference => difference.Where is "$.method" or "$.path" ? OtherCall : 1);

    private static List<Difference> Compare(CannedExchange exchange, CapturedRequest request)
    {
        var recorded = exchange.Request;
        List<Difference> found = [];
        Add("$.method", recorded.Method, request.Method);
        var (before, now) = (ListenerCall.Of(recorded), ListenerCall.Of(request));
        Add("$.path", PathOf(recorded), PathOf(request));
        Add("$.project", Project(before), Project(now));
        if (!exchange.IsWithoutCredentials)
            Add("$.header." + Token, TokenOf(recorded), TokenOf(request));
        foreach (var header in exchange.ListedHeaders.Where(name => MediaType(name, recorded) != MediaType(name, request)))
            found.Add(new Difference($"$.header.{header}", ShownHeader(header, recorded), ShownHeader(header, request)));
        found.AddRange(CompareQueries(recorded, request));
        found.AddRange(JsonDifferences.Of(recorded.Body, request.Body, IsUnknown));
        return found;

        void Add(string where, string one, string other)
        {
            if (one != other)
                found.Add(new Difference(where, one, other));
        }
    }

    private static IEnumerable<Difference> CompareQueries(CapturedRequest recorded, CapturedRequest request)
    {
        var (before, now) = (
            HarQuery.Of(recorded.Target).ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            HarQuery.Of(request.Target).ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        );
        return before
            .Select(pair => pair.Key)
            .Union(now.Select(pair => pair.Key))
            .Where(name => !before[name].SequenceEqual(now[name]))
            .Select(name => new Difference($"$.query.{name}", Shown(before[name]), Shown(now[name])));
    }

    private static string? Shown(IEnumerable<string> values) => values.Any() ? string.Join(", ", values) : null;

    // A charset makes no other type of it.
    private static string? MediaType(string name, CapturedRequest request) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            ? request.Header(name)?.Split(';')[0].Trim().ToLowerInvariant()
            : request.Header(name);

    // What any header can carry may be a secret.
    private static string? ShownHeader(string name, CapturedRequest request) =>
        request.Header(name) is not { } value ? null
        : PlainHeaders.Contains(name) ? $"\"{value}\""
        : "a value";

    // What is redacted was anything; the rest of its text counts.
    private static bool? IsUnknown(string member, JsonElement recorded, JsonElement actual) =>
        recorded.ReadText() is not { } text || !text.Contains(Redactor.Redacted, StringComparison.Ordinal) ? null
        : text == Redactor.Redacted ? true
        : actual.ReadText() is { } other && HasParts(other, text.Split(Redactor.Redacted));

    private static bool HasParts(string text, string[] parts) =>
        Regex.IsMatch(
            text,
            $"^{string.Join(".*", parts.Select(Regex.Escape))}$",
            RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
        );

    /// <summary>For a reader, too: without the project.</summary>
    public static string PathOf(CapturedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (ListenerCall.Of(request) is { } call)
            return call.Shown;
        var parts = request.Path.Split('/');
        return parts is ["", ['v', >= '0' and <= '9', ..], _, _, ..] ? string.Join('/', parts[3..].Prepend("")) : request.Path;
    }

    private static string Project(ListenerCall? call) =>
        call is null ? ""
        : call.Project is not { } project ? "no project"
        : OwnProjects.Contains(project) ? project
        : "a project";

    // Whoever signs has no token, and is as good as one who has.
    private static string TokenOf(CapturedRequest request) =>
        request.Header(Token) is not { Length: > 0 } token
            ? request.Header("Authorization") is { Length: > 0 }
                ? "a token"
                : "no token"
            : token != ProviderIds.Example.Token && token.StartsWith("elb-contract-", StringComparison.Ordinal)
                ? token
                : "a token";
}
