using System.IO.Compression;
using System.Text;
using ElbContract.Specification.Answers;
using Microsoft.AspNetCore.Http;
using Scalar.AspNetCore;

namespace ElbContract.Emulator.Documentation;

/// <summary>Pages about the API and no calls of it: whoever asks is answered, with a token or without, whatever state the emulator plays.
/// They ask for nothing beyond the emulator.</summary>
/// <param name="ids">What the emulator holds.</param>
internal sealed class DocumentationPages(ProviderIds ids)
{
    private const string Document = "/openapi.json";
    private const string Page = "/docs";
    private const string Script = Page + "/scalar.js";

    // Scalar puts its styles into the page, and makes functions of texts of its own.
    private const string Policy =
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Html = $$$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>The calls of the emulator</title>
        <link rel="icon" href="data:,">
        </head>
        <body>
        <script id="api-reference" data-url="{{{Document}}}"
        data-configuration='{"withDefaultFonts":false,"telemetry":false,"hideClientButton":true,"showDeveloperTools":"never",
        "agent":{"disabled":true},"mcp":{"disabled":true}}'></script>
        <script src="{{{Script}}}"></script>
        </body>
        </html>

        """;

    // Read once: anybody can ask for it, and often.
    private static readonly Lazy<byte[]> PackedScript = new(() => ReadScript(isPacked: true));
    private static readonly Lazy<byte[]> PlainScript = new(() => ReadScript(isPacked: false));

    /// <summary>Whether a page stands at the path.</summary>
    public static bool Has(PathString path) => path.Value is Document or Page or Script;

    /// <summary>Answers with the page, to GET and HEAD; other methods are refused with 405.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = "GET, HEAD";
            return;
        }

        var (type, body) = request.Path.Value switch
        {
            Document => ("application/json", Encoding.UTF8.GetBytes(OpenApiDocument.Of($"{request.Scheme}://{request.Host}", ids))),
            Page => ("text/html; charset=utf-8", Encoding.UTF8.GetBytes(Html)),
            _ => ("text/javascript; charset=utf-8", ScriptFor(context)),
        };
        response.ContentType = type;
        response.ContentLength = body.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Scalar's script, which its assembly holds compressed.</summary>
    private static byte[] ScriptFor(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return PlainScript.Value;
        context.Response.Headers.ContentEncoding = "gzip";
        return PackedScript.Value;
    }

    private static byte[] ReadScript(bool isPacked)
    {
        using var held = typeof(ScalarOptions).Assembly.GetManifestResourceStream("ScalarStaticAssets.scalar.js")!;
        using Stream read = isPacked ? held : new GZipStream(held, CompressionMode.Decompress);
        using var script = new MemoryStream();
        read.CopyTo(script);
        return script.ToArray();
    }
}
