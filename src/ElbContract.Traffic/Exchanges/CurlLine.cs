using System.Text;
using ElbContract.Specification.Answers;

namespace ElbContract.Traffic.Exchanges;

/// <summary>A captured request as a command line to send it again, with shell variables in the place of secrets.</summary>
public static class CurlLine
{
    /// <param name="request">With the symbolic ids and tokens of <see cref="ProviderIds.Example"/>.</param>
    /// <param name="endpoint">In front of its path.</param>
    public static string Of(CapturedRequest request, string endpoint)
    {
        var path = Inert(request.Target)
            .Replace(ProviderIds.Example.OtherProjectId, "$ELB_OTHER_PROJECT_ID", StringComparison.Ordinal)
            .Replace(ProviderIds.Example.ProjectId, "$ELB_PROJECT_ID", StringComparison.Ordinal);
        // Without -g curl takes brackets in an address for several addresses.
        var glob = request.Target.AsSpan().IndexOfAny("[]{}") < 0 ? "" : "-g ";
        var line = new StringBuilder($"curl {glob}-X {Word(request.Method)} \"{endpoint.TrimEnd('/')}{path}\"");
        if (request.Header("X-Auth-Token") is { } token)
            line.Append($" -H \"X-Auth-Token: {Token(token)}\"");
        if (request.Header("Content-Type") is { } contentType)
            line.Append($" -H \"Content-Type: {Inert(contentType)}\"");
        if (!request.Body.IsEmpty)
            line.Append(" --data-raw ") // With --data-binary a body that begins with @ would name a file to send.
                .Append(Quoted(Encoding.UTF8.GetString(request.Body.Span)));
        return line.ToString();
    }

    private static string Token(string symbolic) =>
        symbolic == ProviderIds.Example.Token ? "$ELB_TOKEN"
        : symbolic == ProviderIds.Example.TokenWithoutPermission ? "$ELB_TOKEN_WITHOUT_PERMISSION"
        : Inert(symbolic);

    private static string Word(string text) => text.All(char.IsAsciiLetter) ? text : Quoted(text.ReplaceLineEndings(" "));

    // Between double quotes a shell runs what stands in $(…) and between backticks.
    private static string Inert(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(one => one is '"' or '\\' or '$' or '`' ? "\\" + one : one.ToString()));

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
