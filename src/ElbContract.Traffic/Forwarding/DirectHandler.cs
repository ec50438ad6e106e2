using System.Net;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Takes requests to a gateway's address to the gateway, and its answers back, without secrets.</summary>
internal sealed class DirectHandler(Forwarder forwarder, Uri address) : HttpMessageHandler
{
    private readonly string _address = address.AbsoluteUri;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var captured = new CapturedRequest(request.Method.Method, TargetOf(request.RequestUri!), [.. Headers(request)], body);
        var (result, exchange) = await forwarder.ForwardAsync(DirectContext.Of(captured, cancellationToken), captured.Target);
        cancellationToken.ThrowIfCancellationRequested();
        // What a client in this process puts into its messages is printed and kept: it gets what may be.
        return result.Failure is { } failure ? Answer(failure with { Reason = exchange.Reason! }) : Answer(exchange.Response!);
    }

    private static HttpResponseMessage Answer(Failure failure)
    {
        var (status, text) = Forwarder.Told(failure);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text) };
    }

    private static HttpResponseMessage Answer(CapturedResponse response)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)response.Status) { Content = new ReadOnlyMemoryContent(response.Body) };
        foreach (var (name, value) in response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, value))
                answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    private string TargetOf(Uri uri) =>
        uri.OriginalString.StartsWith(_address, StringComparison.Ordinal)
            ? uri.OriginalString[_address.Length..]
            : throw new ArgumentException("The request is not for the gateway.", nameof(uri));

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage request) =>
        from header in request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default)
        from value in header.Value
        select KeyValuePair.Create(header.Key, value);
}
