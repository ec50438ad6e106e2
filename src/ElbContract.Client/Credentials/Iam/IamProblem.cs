using System.Net;
using System.Security.Authentication;
using Polly.Timeout;

namespace ElbContract.Client.Credentials.Iam;

/// <summary>Puts what went wrong with a token request into one line: where, what, and what to do. What the answer says is not in
/// it.</summary>
internal static class IamProblem
{
    public static CredentialException Of(Uri address, HttpResponseMessage answer) => new($"{address} {Words(answer)}.");

    public static CredentialException Of(Uri address, Exception exception, IamOptions options) =>
        new($"{address} {Words(exception, options)}.", exception);

    public static CredentialException NotAToken(Uri address, int status, string what, Exception? inner = null) =>
        new($"{address} answers {status}, but {what}: check that --auth-url is the address of an identity service (Keystone v3).", inner);

    /// <summary>Whether asking again with the same words is useless, and with a wrong password harmful: accounts get locked.</summary>
    public static bool IsFinal(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    private static string Words(HttpResponseMessage answer) =>
        (int)answer.StatusCode switch
        {
            400 => "does not understand the request (400): check --auth-url, --user-domain and the project",
            401 => "refuses the user name or password (401): check --username, --password and --user-domain",
            403 => "refuses the user (403): check whether the account is locked, and whether the user has a role in the project",
            404 => "knows no such address or project (404): check --auth-url, which usually ends in /v3, and the project",
            429 => $"is throttled (429{RetryAfter(answer)}): try again later, or with fewer runs at once",
            >= 300 and < 400 and var status =>
                $"redirects ({status}), and no password is sent to another address: give the final address as --auth-url",
            >= 500 and var status => $"failed ({status}{RetryAfter(answer)}): try again later",
            var status => $"answers {status}, which is not how an identity service answers: check --auth-url",
        };

    private static string RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter?.Delta is { } wait ? FormattableString.Invariant($", it asks to wait {wait.TotalSeconds:0} s") : "";

    private static string Words(Exception exception, IamOptions options) =>
        exception switch
        {
            TimeoutRejectedException or OperationCanceledException => FormattableString.Invariant(
                $"gave no complete answer within {options.Timeout.TotalSeconds:0.###} s: check --auth-url and the network (no proxy used)"
            ),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "cannot be reached, because its host name is not known: check --auth-url",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
                "cannot be connected to: check --auth-url and the network (no proxy used)",
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.SecureConnectionError,
                InnerException: AuthenticationException { InnerException: null } own
            } => $"is not trusted, because {own.Message}: check --auth-url, or give --insecure",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "does not speak TLS as this machine does: check --auth-url",
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "does not speak HTTP: check --auth-url",
            _ => "dropped the connection: try again, and check --auth-url",
        };
}
