using System.Text;
using ElbContract.Specification.Answers;

namespace ElbContract.Traffic.Exchanges;

/// <summary>A captured request as a line for any POSIX shell that sends it again, byte for byte, with shell variables in the place of
/// secrets. Nothing in the request is run by the shell.</summary>
public static class CurlLine
{
    /// <summary>Stands for an endpoint that is not known.</summary>
    public const string EndpointVariable = "$ELB_ENDPOINT";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="request">With the symbolic ids and tokens of <see cref="ProviderIds.Example"/>.</param>
    /// <param name="endpoint">In front of its path: an address, or <see cref="EndpointVariable"/>.</param>
    public static string Of(CapturedRequest request, string endpoint)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(endpoint);
        var path = InDoubleQuotes(request.Target)
            .Replace(ProviderIds.Example.OtherProjectId, "$ELB_OTHER_PROJECT_ID", StringComparison.Ordinal)
            .Replace(ProviderIds.Example.SystemErrorProjectId, "$ELB_SYSTEM_ERROR_PROJECT_ID", StringComparison.Ordinal)
            .Replace(ProviderIds.Example.UnavailableProjectId, "$ELB_UNAVAILABLE_PROJECT_ID", StringComparison.Ordinal)
            .Replace(ProviderIds.Example.ProjectId, "$ELB_PROJECT_ID", StringComparison.Ordinal);
        var line = new StringBuilder($"curl {Reading(request.Target)}-X {Word(request.Method)} ").Append(
            $"\"{(endpoint == EndpointVariable ? endpoint : InDoubleQuotes(endpoint.TrimEnd('/')))}{path}\""
        );
        if (request.Header("X-Auth-Token") is { } token)
            line.Append($" -H \"X-Auth-Token{Value(Token(token))}\"");
        if (request.Header("Content-Type") is { } contentType)
            line.Append($" -H \"Content-Type{Value(InDoubleQuotes(contentType))}\"");
        if (request.Body.IsEmpty)
            return line.ToString();
        if (request.Header("Content-Type") is null)
            line.Append(" -H \"Content-Type:\""); // curl would say that it is a form.
        return Printable(request.Body.Span) is { } text
            ? line.Append(" --data-raw ").Append(Quoted(text)).ToString() // With --data-binary a body that begins with @ would name a file.
            : $"printf {Format(request.Body.Span)} | {line} --data-binary @-";
    }

    // Without them curl takes brackets in an address for several addresses, and leaves out what dots go back.
    private static string Reading(string target) =>
        (target.AsSpan().IndexOfAny("[]{}") < 0 ? "" : "-g ") + (target.Contains("/.", StringComparison.Ordinal) ? "--path-as-is " : "");

    // With a colon and nothing behind it curl leaves the header out.
    private static string Value(string value) => value.Length == 0 ? ";" : ": " + value;

    private static string Token(string symbolic) =>
        symbolic == ProviderIds.Example.Token ? "$ELB_TOKEN"
        : symbolic == ProviderIds.Example.TokenWithoutPermission ? "$ELB_TOKEN_WITHOUT_PERMISSION"
        : InDoubleQuotes(symbolic);

    // What the shell would expand stays as it is, also what an interactive one takes from its history; no header and no path has a control
    // character.
    private static string InDoubleQuotes(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '!' => quoted.Append("\"'!'\""),
                '"' or '\\' or '$' or '`' => quoted.Append('\\').Append(letter),
                _ => quoted.Append(char.IsControl(letter) ? ' ' : letter),
            };
        }

        return quoted.ToString();
    }

    private static string Word(string text) => text.Length > 0 && text.All(char.IsAsciiLetter) ? text : Quoted(text);

    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    // Null where the body is no text, or has what is not shown as it is on a terminal or in the log of a CI server.
    private static string? Printable(ReadOnlySpan<byte> body)
    {
        try
        {
            var text = Strict.GetString(body);
            return text.Contains("##", StringComparison.Ordinal) || UnseenCharacters.AreIn(text) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Format(ReadOnlySpan<byte> body)
    {
        var format = new StringBuilder(body.Length + 16);
        foreach (var one in body)
        {
            _ = one switch
            {
                // In front it would begin an option.
                (byte)'-' when format.Length == 0 => format.Append("\\055"),
                (byte)'#' => format.Append("\\043"),
                (byte)'\n' => format.Append("\\n"),
                (byte)'\t' => format.Append("\\t"),
                (byte)'\r' => format.Append("\\r"),
                (byte)'\\' => format.Append("\\\\"),
                (byte)'%' => format.Append("%%"),
                (byte)'\'' => format.Append("'\\''"),
                >= 0x20 and < 0x7f => format.Append((char)one),
                _ => format.Append('\\').Append(Convert.ToString(one, 8).PadLeft(3, '0')),
            };
        }

        return $"'{format}'";
    }
}
