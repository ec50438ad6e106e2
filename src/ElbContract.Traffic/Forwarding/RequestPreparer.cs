using System.Text.RegularExpressions;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Makes a client's request the run's own: reads it whole, puts real project ids in, takes the gateway's headers out.</summary>
internal sealed class RequestPreparer(GatewayOptions options, RunSecrets secrets)
{
    private const string TokenHeader = "X-Auth-Token";

    // The longest first, where one begins with another.
    private readonly Regex? _symbols =
        options.Projects.Count == 0
            ? null
            : new Regex(
                string.Join('|', options.Projects.Keys.OrderByDescending(symbol => symbol.Length).Select(Regex.Escape)),
                RegexOptions.NonBacktracking
            );

    public async Task<PreparedRequest> PrepareAsync(HttpContext context, string target, long limit)
    {
        var request = context.Request;
        request.Host = new HostString(options.Target.Authority);
        var interactionId = Take(request.Headers, Gateway.InteractionHeader);
        Take(request.Headers, "Accept-Encoding");
        Take(request.Headers, "Expect"); // Answered here, for the body is read here.

        var body = new BoundedBuffer(limit);
        var failure = await ReadAsync(context, body);
        var identity = IdentityOf(request.Headers);
        if (identity is not null)
            secrets.Learn([identity.Symbol], identity.Symbol);
        var captured = new CapturedRequest(request.Method, target, Flat(request.Headers), body.Written);
        return new PreparedRequest(WithRealProjects(target), captured, identity, interactionId, failure);
    }

    private static async Task<Failure?> ReadAsync(HttpContext context, BoundedBuffer body)
    {
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return null;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return body.IsExceeded
                ? new Failure(ExchangeOutcome.BodyTooLarge, $"the request's body is larger than {body.Written.Length} bytes")
                : new Failure(ExchangeOutcome.Cancelled, "the client hung up or sent invalid HTTP before its request was complete");
        }
    }

    private Identity? IdentityOf(IHeaderDictionary headers) =>
        headers[TokenHeader] is [{ Length: > 0 } symbol] && options.Credential(symbol) is { } credential
            ? new Identity(symbol, credential)
            : null;

    // Also inside a segment: the id of a listener can hold the project's, and is known here by the symbolic one.
    private string WithRealProjects(string target)
    {
        if (_symbols is null)
            return target;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return _symbols.Replace(path, symbol => Uri.EscapeDataString(options.Projects[symbol.Value])) + target[path.Length..];
    }

    private static string? Take(IHeaderDictionary headers, string name)
    {
        headers.Remove(name, out var values);
        return values.FirstOrDefault();
    }

    private static KeyValuePair<string, string>[] Flat(IHeaderDictionary headers) =>
        [.. from header in headers from value in header.Value select KeyValuePair.Create(header.Key, value ?? "")];
}
