using System.Globalization;
using System.Text.RegularExpressions;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Sessions;

/// <summary>A request that makes nothing, an empty object, to learn whether the endpoint can be judged at all.</summary>
internal static partial class Preflight
{
    /// <summary>Why it cannot be judged; null where it can.</summary>
    public static async Task<Obstacle?> RunAsync(SessionGateway endpoint, CancellationToken cancellationToken)
    {
        // Without room nothing is posted any more, and other calls than POST tell of the credentials alone.
        if (!endpoint.HasRoom)
            return await AskAsync(HttpMethod.Get, endpoint, cancellationToken) is { Response.Status: 401 or 403 } refused
                ? Read(refused, endpoint)
                : null;
        var first = await AskAsync(HttpMethod.Post, endpoint, cancellationToken);
        var obstacle = Read(first, endpoint);
        if (first.Response?.Status is not (401 or 403 or 404 or >= 500) || (obstacle is not null && first.Response.Status >= 500))
            return obstacle;
        // Where listeners are listed these are wrong refusals of a wrong request, and neither of the credentials nor of the path.
        var second = await AskAsync(HttpMethod.Get, endpoint, cancellationToken);
        return second.Response?.Status is >= 200 and < 300 ? null
            : first.Response.Status < 500 ? AtAVersion(obstacle, endpoint.Endpoint)
            : second.Response?.Status is >= 500 || IsHtml(first.Response) ? AnswersErrorsOnly(first.Response.Status)
            : null;
    }

    private static Obstacle AnswersErrorsOnly(int status) =>
        new(
            RunVerdict.Inconclusive,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the endpoint answers {status} to everything: try again later, or give the address of the API (--endpoint)"
            )
        );

    // What is given is the address in front of the path that the page documents.
    private static Obstacle? AtAVersion(Obstacle? obstacle, Uri endpoint) =>
        obstacle?.Verdict == RunVerdict.NotPublished && Version().Match(endpoint.AbsolutePath) is { Success: true, Value: var version }
            ? obstacle with
            {
                Reason =
                    $"the endpoint answers 404 for the documented path, and its address already contains {version.TrimEnd('/')}: "
                    + "leave that out (--endpoint)",
            }
            : obstacle;

    [GeneratedRegex("/v[0-9.]+(/.*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    /// <summary>Whether the token is refused now, and not the request.</summary>
    public static async Task<bool> IsTokenRefusedAsync(SessionGateway endpoint, CancellationToken cancellationToken) =>
        await AskAsync(HttpMethod.Get, endpoint, cancellationToken) is { Response.Status: 401 }
        && (!endpoint.HasRoom || await AskAsync(HttpMethod.Post, endpoint, cancellationToken) is { Response.Status: 401 });

    private static async Task<Exchange> AskAsync(HttpMethod method, SessionGateway endpoint, CancellationToken cancellationToken)
    {
        var request = new AddListenerRequestOnWire(
            $"/v1.0/{ProviderIds.Example.ProjectId}/elbaas/listeners",
            ProviderIds.Example.Token,
            method == HttpMethod.Post ? "{}"u8.ToArray() : []
        );
        var exchange = await endpoint.SendAsync(method, request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return exchange;
    }

    /// <summary>What the exchange says of the endpoint.</summary>
    private static Obstacle? Read(Exchange exchange, SessionGateway endpoint)
    {
        if (exchange.Outcome != ExchangeOutcome.Answered || exchange.Response is not { } answer)
            return new Obstacle(RunVerdict.Inconclusive, Told(exchange));
        return answer.Status switch
        {
            401 or 403 when Skew(exchange) is { } skew => new Obstacle(
                RunVerdict.Inconclusive,
                $"the endpoint refuses the credentials with {answer.Status}, and its clock says {answer.Header("Date")}: this machine's "
                    + $"is {skew} off; set it, because signatures are valid only for minutes"
            ),
            401 or 403 => new Obstacle(
                RunVerdict.Inconclusive,
                $"the endpoint refuses the credentials with {answer.Status}: check the token, user or access key, and that they are for "
                    + "that project (--project-id)"
            ),
            404 => new Obstacle(
                RunVerdict.NotPublished,
                "the endpoint answers 404 for the documented path: the API is not published there, or does not have that project "
                    + "(--endpoint, --project-id)"
            ),
            >= 300 and < 400 => new Obstacle(
                RunVerdict.Inconclusive,
                $"the endpoint redirects with {answer.Status}{Target(exchange, answer, endpoint)}"
            ),
            503 => TryLater(503),
            var status when Weather.Is(status) => TryLater(status),
            >= 200 and < 300 when IsHtml(answer) => new Obstacle(
                RunVerdict.Inconclusive,
                "the endpoint answers a web page: give the address of the API (--endpoint)"
            ),
            _ => null,
        };
    }

    // Where it leads, without user information, query and secrets: the address in front of the documented path, where it leads to that.
    private static string Target(Exchange exchange, CapturedResponse answer, SessionGateway endpoint)
    {
        const UriComponents Address = UriComponents.SchemeAndServer | UriComponents.Path;
        var own = endpoint.Endpoint.GetComponents(Address, UriFormat.UriEscaped).TrimEnd('/');
        if (
            answer.Header("Location") is not { Length: > 0 } location
            || !Uri.TryCreate(new Uri(own + exchange.Request.Target), location, out var target)
            || target.Scheme is not ("http" or "https")
        )
            return ": give the address that it redirects to (--endpoint)";
        var address = endpoint.Redact(target.GetComponents(Address, UriFormat.UriEscaped));
        var front = DocumentedPath().Replace(address, "");
        return front == own
            ? $" to {address}, which is another path of the same address: give the address of the API (--endpoint)"
            : $" to {front}: give that (--endpoint)";
    }

    [GeneratedRegex("/v1[.]0/[^/]+/elbaas/listeners/?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DocumentedPath();

    private static Obstacle TryLater(int status) =>
        new(RunVerdict.Inconclusive, string.Create(CultureInfo.InvariantCulture, $"the endpoint answers {status}: try again later"));

    /// <summary>How far the two clocks are apart; null where that explains nothing.</summary>
    private static string? Skew(Exchange exchange)
    {
        if (
            !DateTimeOffset.TryParseExact(
                exchange.Response!.Header("Date"),
                "r",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var theirs
            )
        )
            return null;
        var apart = (theirs - exchange.StartedAt).Duration();
        return apart < TimeSpan.FromMinutes(5) ? null : string.Create(CultureInfo.InvariantCulture, $"{apart.TotalMinutes:0} minutes");
    }

    // Who could not get a credential has said what to do.
    private static string Told(Exchange exchange) =>
        exchange.Outcome == ExchangeOutcome.NoCredential
            ? exchange.Reason!.TrimEnd('.')
            : $"{exchange.Reason ?? "no answer came"}: {Advice(exchange.Outcome)}";

    private static string Advice(ExchangeOutcome outcome) =>
        outcome switch
        {
            ExchangeOutcome.TimedOut => "check the address (--endpoint), or wait longer (--timeout)",
            ExchangeOutcome.TlsFailed =>
                "give the address that its certificate is for, trust it on this machine, or accept any (--insecure)",
            ExchangeOutcome.BodyTooLarge or ExchangeOutcome.BodyCutShort or ExchangeOutcome.Failed =>
                "give the address of the API (--endpoint)",
            _ => "check the address (--endpoint)",
        };

    private static bool IsHtml(CapturedResponse answer) =>
        answer.Header("Content-Type")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || (
            ListenerDocument.Parse(answer.Body).Form == DocumentForm.Malformed && answer.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8)
        );
}
