using System.Net.Http.Headers;
using ElbContract.Client.Errors;
using ElbContract.Client.Wire;

namespace ElbContract.Client;

/// <summary>One request, one answer, a bounded body; what goes wrong on the way becomes a <see cref="NoAnswerException"/>.</summary>
internal sealed class RawSender(HttpClient http, ElbClientOptions options)
{
    // The path is sent as written: doubled slashes and dots are for the provider to judge.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly string _endpoint = options.Endpoint.AbsoluteUri.TrimEnd('/');

    public async Task<RawAnswer> SendAsync(RawRequest request, string operation, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var (body, isCut) = await ReadAsync(response.Content, cancellationToken);
            return new RawAnswer((int)response.StatusCode, [.. Headers(response)], body, isCut);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException(operation, options.Endpoint, "it took too long", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new NoAnswerException(operation, options.Endpoint, Reason(e), e);
        }
    }

    private HttpRequestMessage Message(RawRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(_endpoint + request.Path, AsWritten));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.Token is { } token)
        {
            // HttpClient's own complaint would come late, and could show the value.
            if (token.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                throw new ArgumentException("The token holds a character that headers do not allow.", nameof(request));
            message.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            if (request.ContentType is { } type)
                message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return message;
    }

    private async Task<(byte[] Body, bool IsCut)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // HttpClient's time-out ends with the headers; the body gets the same again, or a drip would last for ever.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(http.Timeout);
        await using var stream = await content.ReadAsStreamAsync(limit.Token);
        using var read = new MemoryStream();
        var buffer = new byte[8192];
        while (await stream.ReadAsync(buffer, limit.Token) is > 0 and var count)
        {
            var room = options.MaximumBodyBytes - (int)read.Length;
            read.Write(buffer, 0, Math.Min(count, room));
            if (count > room)
                return (read.ToArray(), true);
        }

        return (read.ToArray(), false);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpResponseMessage response) =>
        from header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
        from value in header.Value
        select KeyValuePair.Create(header.Key, value);

    private static string Reason(Exception exception) =>
        (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "its host name is not known",
            HttpRequestError.ConnectionError => "it cannot be connected to",
            HttpRequestError.SecureConnectionError => "TLS failed",
            HttpRequestError.InvalidResponse => "what it sent is not HTTP",
            _ => "the connection was dropped",
        };
}
