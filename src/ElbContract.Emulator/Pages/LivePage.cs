using System.Text;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Emulator.Pages;

/// <summary>The page that people look at, and what it asks for once a second.</summary>
internal sealed class LivePage
{
    /// <summary>What changes on it, as JSON.</summary>
    public const string FactsPath = "/_elb-contract/page.json";

    /// <summary>A request with this header is answered with <see cref="DecidedBy"/>.</summary>
    public const string Explain = "Elb-Contract-Explain";

    /// <summary>The clauses that decided the answer.</summary>
    public const string DecidedBy = "Elb-Contract-Clauses";

    private readonly string _policy =
        $"default-src 'none'; script-src {Asset.Script.Source}; style-src {Asset.Style.Source}; connect-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly EmulatorOptions _options;
    private readonly RecentCalls _calls = new();
    private readonly PageFacts _facts;
    private readonly Lazy<ReadOnlyMemory<byte>> _text;

    public LivePage(EmulatorOptions options, ProviderIds ids, AllShelves shelves)
    {
        _options = options;
        _facts = new PageFacts(shelves, _calls);
        _text = new(() => Encoding.UTF8.GetBytes(PageText.Of(options, ids)));
    }

    /// <summary>Takes note of a call that is answered.</summary>
    public void Add(HttpContext context, Call call, int status, IReadOnlyList<string> clauses)
    {
        _calls.Add(_options.Time.GetUtcNow(), call, status, clauses);
        if (context.Request.Headers.ContainsKey(Explain))
            context.Response.Headers[DecidedBy] = string.Join(", ", clauses);
    }

    /// <summary>Answers what is asked of the page; false for any other request.</summary>
    public async ValueTask<bool> AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return false;
        if (request.Path == "/")
            await WriteAsync(response, "text/html; charset=utf-8", _text.Value);
        else if (request.Path == FactsPath)
            await WriteAsync(response, "application/json", _facts.Render());
        else
            return false;
        return true;
    }

    private async Task WriteAsync(HttpResponse response, string type, ReadOnlyMemory<byte> body)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        // No other origin gets it, be it as a script or an image.
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.ContentType = type;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await response.BodyWriter.WriteAsync(body);
    }
}
