using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Replaying;

/// <summary>Makes this run's request of a recorded one: its project and credentials as symbols, its ids in the place of recorded
/// ones.</summary>
internal sealed class RequestTranslation(IdMap ids, ReplayIds run)
{
    private const string Token = "X-Auth-Token";

    // The others are of a connection, of credentials, or of who sends.
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Type",
        "Accept",
        "Accept-Language",
        "X-Language",
        "User-Agent",
    };

    private static readonly string[] Projects =
    [
        ProviderIds.Example.ProjectId,
        ProviderIds.Example.OtherProjectId,
        ProviderIds.Example.SystemErrorProjectId,
        ProviderIds.Example.UnavailableProjectId,
    ];

    /// <summary>The request to send.</summary>
    public CapturedRequest Of(RecordedCall recorded)
    {
        var call = recorded.Call;
        var listener = call.ListenerId is { } id ? ids.Find(id) ?? id : null;
        var target = (call with { Query = ids.Query(call.Query) }).Target(
            call.Project is { } project ? ProjectOf(project) : null,
            listener
        );
        List<KeyValuePair<string, string>> headers = [.. recorded.Request.Headers.Where(header => Kept.Contains(header.Key))];
        if (TokenOf(recorded) is { } token)
            headers.Add(new(Token, token));
        return new CapturedRequest(recorded.Request.Method, target, headers, ids.Body(recorded.Request.Body));
    }

    /// <summary>Why it cannot be sent in this run's name; null where it can.</summary>
    public string? Obstacle(RecordedCall recorded)
    {
        if (recorded.Call.Project is { } project && !run.Symbols.Contains(ProjectOf(project)))
            return "the run has no such project";
        if (TokenOf(recorded) is not { } token)
            return null;
        if (token == ProviderIds.Example.TokenWithoutPermission && !run.Symbols.Contains(token))
            return "no token without permission was given (--token-without-permission)";
        return token == ProviderIds.Example.Token && !IsSymbol(recorded.Request.Header(Token)) && recorded.Response?.Status is 401 or 403
            ? $"it was refused with {recorded.Response.Status} because of credentials that the recording does not hold"
            : null;
    }

    /// <summary>The symbol that a recorded project is sent as.</summary>
    public static string ProjectOf(string recorded) => Projects.Contains(recorded) ? recorded : ProviderIds.Example.ProjectId;

    // Recordings of verify keep what its tokens were by name; a token that is no secret is sent as it is.
    private static string? TokenOf(RecordedCall recorded)
    {
        if (recorded.Request.Header(Token) is { } token && (token.Length == 0 || IsSymbol(token)))
            return token;
        return
            RecordedCredentials.AreIn(recorded.Request)
            || (!recorded.Entry.IsOurs && RecordedCredentials.WereStripped(recorded.Request, recorded.Response))
            ? ProviderIds.Example.Token
            : null;
    }

    private static bool IsSymbol(string? token) => token?.StartsWith("elb-contract-", StringComparison.Ordinal) == true;
}
