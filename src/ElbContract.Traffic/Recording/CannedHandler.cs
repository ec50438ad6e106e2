using System.Net;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;

namespace ElbContract.Traffic.Recording;

/// <summary>Stands in the place of a target, and answers as it was recorded; what was not is answered 404, with the nearest and where it
/// differs.</summary>
internal sealed class CannedHandler(RequestMatcher answers, Action<string>? miss) : HttpMessageHandler
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // They are about the connection and the coding of then: the recorded body is decoded.
    private static readonly HashSet<string> OfThen = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
        "Content-Encoding",
        "Content-Length",
        "Trailer",
        "Upgrade",
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var match = answers.Find(new CapturedRequest(request.Method.Method, request.RequestUri!.PathAndQuery, Headers(request), body));
        return match.IsSame ? Answer(match.Nearest.Response) : Miss($"no recorded request matches; {match}");
    }

    private static KeyValuePair<string, string>[] Headers(HttpRequestMessage request) =>
        [.. from header in request.Headers.NonValidated from value in header.Value select KeyValuePair.Create(header.Key, value)];

    private static HttpResponseMessage Answer(CapturedResponse recorded)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)recorded.Status) { Content = new ReadOnlyMemoryContent(recorded.Body) };
        foreach (var (name, value) in recorded.Headers)
        {
            if (!OfThen.Contains(name) && !answer.Headers.TryAddWithoutValidation(name, value))
                answer.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    private HttpResponseMessage Miss(string message)
    {
        miss?.Invoke(message);
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { error = new { message } }, Readable));
        content.Headers.ContentType = new(MediaTypeNames.Application.Json);
        return new HttpResponseMessage(HttpStatusCode.NotFound) { Content = content };
    }
}
