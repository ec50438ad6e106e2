using System.IO.Enumeration;
using System.Text.RegularExpressions;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Planning;

/// <summary>Which requests of a contract are sent: a contract can come from anybody, and is sent in the user's name.</summary>
/// <param name="allowedPaths">Paths besides the documented one, with <c>*</c> for any text.</param>
internal sealed partial class PermittedCalls(IReadOnlyList<string> allowedPaths)
{
    private const string Documented = "/elbaas/listeners";

    // What the contract asks for to learn how a path is answered that nobody serves.
    private static readonly string[] Unserved = ["/elbaas/no-such-page", "/no-such-service/listeners"];

    // From others some servers take method, path, host, project or length instead.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept",
        "Accept-Charset",
        "Accept-Encoding",
        "Accept-Language",
        "Content-Type",
        "User-Agent",
        "X-Auth-Token",
        "X-Language",
        "X-Request-Id",
        // The verifier's HTTP client adds these.
        "Content-Length",
        "Host",
    };

    /// <summary>Whether no server takes method, path, host, project or length from the header.</summary>
    public static bool IsHarmless(string header) => Harmless.Contains(header);

    /// <summary>Why a request is not sent, in one line; null for one that is.</summary>
    public string? Objection(CapturedRequest request) =>
        Objection(request.Method, request.Target)
        ?? (
            request.Headers.FirstOrDefault(header => !Harmless.Contains(header.Key)) is { Key: { } header }
                ? NotSent($"has the header {header}")
                : null
        );

    /// <summary>Why a request is not sent, in one line; null for one that is.</summary>
    /// <param name="method">Null where the contract does not say.</param>
    /// <param name="target">Path and query.</param>
    public string? Objection(string? method, string target)
    {
        if (!"POST".Equals(method, StringComparison.OrdinalIgnoreCase))
            return NotSent($"is {method ?? "without a method"}");
        if (target.Contains('?', StringComparison.Ordinal))
            return NotSent("has a query");
        if (!PlainPath.IsMatch(target))
            return NotSent("has a path with characters other than letters, digits and - . _ ~, or with empty or dot segments");
        return IsDocumented(target) || allowedPaths.Any(glob => FileSystemName.MatchesSimpleExpression(glob, target, ignoreCase: false))
            ? null
            : NotSent($"is to {target}");
    }

    // What a server could read as another path is not compared with any.
    [GeneratedRegex(@"\A(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex PlainPath { get; }

    private static bool IsDocumented(string path) =>
        IsListeners(path)
        || Unserved.Any(end => path.EndsWith(end, StringComparison.Ordinal) && IsListeners(path[..^end.Length] + Documented));

    private static bool IsListeners(string path) => ListenerPath.Parse(path).Form != ListenerPathForm.Unknown;

    private static string NotSent(string what) =>
        $"it {what}: only POST /v1.0/{{project_id}}/elbaas/listeners is sent, and POST to paths that --allow-path names";
}
