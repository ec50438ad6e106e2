using ElbContract.Traffic.Forwarding;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Traffic.Recording;

/// <summary>Gives one request its address as written, and keeps one answer's status line and headers as they came.</summary>
internal sealed class RecorderTransformer(Uri destination, RawHeads heads, ResponseTee body, TimeProvider time) : HttpTransformer
{
    public HttpResponseMessage? Response { get; private set; }
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>When the headers came, as a timestamp.</summary>
    public long RespondedAt { get; private set; }

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext,
        HttpRequestMessage proxyRequest,
        string destinationPrefix,
        CancellationToken cancellationToken
    )
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = destination;
        proxyRequest.Headers.Host = null;
        // YARP makes one method of all its spellings.
        if (proxyRequest.Method.Method != httpContext.Request.Method)
            proxyRequest.Method = new HttpMethod(httpContext.Request.Method);
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext,
        HttpResponseMessage? proxyResponse,
        CancellationToken cancellationToken
    )
    {
        if (proxyResponse is not null)
        {
            RespondedAt = time.GetTimestamp();
            Response = proxyResponse;
            var headers = TargetTransformer.Flat(proxyResponse);
            Headers = heads.Answer?.Spell(headers) ?? headers;
            httpContext.Features.Get<ClientHeads>()?.Answer(heads.Answer);
            body.Announced = proxyResponse.Content.Headers.ContentLength;
        }

        var passing = base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        return proxyResponse?.Headers.NonValidated.Contains("Trailer") == true
            ? WithoutTrailersAsync(httpContext.Response, passing)
            : passing;
    }

    // HTTP/1.1 clients are not sent trailers, and so are told of none.
    private static async ValueTask<bool> WithoutTrailersAsync(HttpResponse response, ValueTask<bool> passing)
    {
        var isPassedOn = await passing;
        if (!response.SupportsTrailers())
            response.Headers.Remove("Trailer");
        return isPassedOn;
    }
}
