using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Emulator.Http;

/// <summary>Turns HTTP requests into calls and answers into HTTP responses.</summary>
internal sealed class EmulatorApplication(Router router, Envelope envelope) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Kestrel owns the features; the context holds nothing else.
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            var body = await RequestBody.ReadAsync(context.Request);
            var answer = router.Handle(CallOf(context, RequestBody.Bytes(body.Buffer)));
            context.Request.BodyReader.AdvanceTo(body.Buffer.End);
            await envelope.WriteAsync(context.Response, answer);
        }
        catch (Exception gone) when (gone is BadHttpRequestException or OperationCanceledException or IOException)
        {
            // The client left in the middle of its request, or sent one that HTTP does not know: nobody to answer.
            context.Abort();
        }
    }

    private static Call CallOf(HttpContext context, ReadOnlyMemory<byte>? body)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var (path, rest) = query < 0 ? (target, "") : (target[..query], target[query..]);
        return new Call(context.Request.Method, path, rest, context.Request.Headers["X-Auth-Token"], body);
    }
}
