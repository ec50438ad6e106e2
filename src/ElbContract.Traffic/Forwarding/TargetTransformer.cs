using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Gives one request its address as written and its credential, and keeps one answer's status line and headers as they
/// came.</summary>
internal sealed class TargetTransformer(Uri destination, PreparedRequest request) : HttpTransformer
{
    public HttpRequestMessage? Sent { get; private set; }
    public IReadOnlyList<string> Secrets { get; private set; } = [];
    public int? Status { get; private set; }
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

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
        if (request.Identity is { } identity)
            Secrets = await identity.Credential.ApplyAsync(proxyRequest, request.Body, cancellationToken);
        Sent = proxyRequest;
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext,
        HttpResponseMessage? proxyResponse,
        CancellationToken cancellationToken
    )
    {
        if (proxyResponse is not null)
        {
            Status = (int)proxyResponse.StatusCode;
            Headers = Flat(proxyResponse);
        }

        return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }

    /// <summary>All headers of an answer, a repeated one once a value.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Flat(HttpResponseMessage answer)
    {
        List<KeyValuePair<string, string>> all = new(16);
        Add(answer.Headers.NonValidated, all);
        Add(answer.Content.Headers.NonValidated, all);
        return all;
    }

    private static void Add(HttpHeadersNonValidated headers, List<KeyValuePair<string, string>> all)
    {
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                all.Add(KeyValuePair.Create(name, value));
        }
    }
}
