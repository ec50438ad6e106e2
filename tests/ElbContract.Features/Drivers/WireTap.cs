namespace ElbContract.Features.Drivers;

/// <summary>Keeps a copy of every request that is answered, and attaches it to the scenario.</summary>
internal sealed class WireTap(HttpMessageHandler inner, AttachedExchanges attached) : DelegatingHandler(inner)
{
    public IList<Exchange> Exchanges { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : null;
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var exchange = new Exchange(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            [.. Headers(request)],
            body,
            (int)response.StatusCode,
            answer
        );
        Exchanges.Add(exchange);
        attached.Add(exchange);
        return response;
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage request) =>
        from header in request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
        where header.Key is "X-Auth-Token" or "Accept" or "Content-Type"
        from value in header.Value
        select KeyValuePair.Create(header.Key, value);
}
