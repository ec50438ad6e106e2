using System.Net.Sockets;
using System.Security.Authentication;

namespace ElbContract.Traffic.Exchanges;

/// <summary>An exception of the HTTP stack, told as an outcome and a line for a person.</summary>
internal readonly record struct Failure(ExchangeOutcome Outcome, string Reason)
{
    /// <param name="exception">What sending or reading threw.</param>
    /// <param name="target">Whom it was sent to.</param>
    /// <param name="withinBody">Whether the headers of the answer had come.</param>
    public static Failure Of(Exception exception, Uri target, bool withinBody)
    {
        var server = $"{target.Host}:{target.Port}";
        var chain = Chain(exception).ToList();
        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
            return Untrusted(tls, server);
        if (chain.OfType<TimeoutException>().Any())
            return new(ExchangeOutcome.TimedOut, $"{server} did not accept a connection in time");
        return chain.OfType<HttpRequestException>().FirstOrDefault()?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => Unresolved(target),
            HttpRequestError.ConnectionError => Unconnected(
                chain.OfType<SocketException>().FirstOrDefault()?.SocketErrorCode,
                target,
                server
            ),
            HttpRequestError.SecureConnectionError => new(
                ExchangeOutcome.TlsFailed,
                $"TLS with {server} failed: it does not speak TLS, or hung up"
            ),
            HttpRequestError.InvalidResponse => new(ExchangeOutcome.Failed, $"what {server} sent is not HTTP"),
            _ when withinBody => new(ExchangeOutcome.BodyCutShort, $"{server} ended the connection in the middle of the body"),
            _ when chain.Exists(e => e is IOException or SocketException) => new(
                ExchangeOutcome.Failed,
                $"{server} ended the connection without an answer"
            ),
            _ => new(ExchangeOutcome.Failed, OneLine($"{exception.GetType().Name}: {exception.Message}")),
        };
    }

    private static Failure Untrusted(AuthenticationException tls, string server) =>
        new(
            ExchangeOutcome.TlsFailed,
            tls is CertificateException
                ? $"TLS with {server} failed: {tls.Message}"
                : $"TLS with {server} failed: it does not speak TLS, or not our versions ({OneLine(tls.Message).TrimEnd('.')})"
        );

    private static Failure Unresolved(Uri target) => new(ExchangeOutcome.NameNotResolved, $"the host name {target.Host} has no address");

    private static Failure Unconnected(SocketError? error, Uri target, string server) =>
        error switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => Unresolved(target),
            SocketError.ConnectionRefused => new(ExchangeOutcome.NoConnection, $"{server} refuses connections"),
            _ => new(ExchangeOutcome.NoConnection, $"{server} cannot be reached ({error?.ToString() ?? "unknown error"})"),
        };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A certificate that does not verify; the message says why, all of it.</summary>
internal sealed class CertificateException(string message) : AuthenticationException(message);
