using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Traffic.Forwarding;

/// <summary>A request of this process in the form of one that came over a connection.</summary>
internal static class DirectContext
{
    public static HttpContext Of(CapturedRequest request, CancellationToken hungUp)
    {
        var context = new DefaultHttpContext { RequestAborted = hungUp };
        context.Request.Method = request.Method;
        context.Request.Protocol = HttpProtocol.Http11;
        context.Request.Scheme = Uri.UriSchemeHttp;
        foreach (var (name, value) in request.Headers)
            context.Request.Headers.Append(name, value);
        if (request.Body.IsEmpty)
            return context;
        context.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
        context.Request.ContentLength = request.Body.Length;
        return context;
    }
}
