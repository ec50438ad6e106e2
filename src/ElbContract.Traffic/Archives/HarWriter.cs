using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.WebUtilities;

namespace ElbContract.Traffic.Archives;

/// <summary>Exchanges as an HTTP archive (HAR 1.2), one entry after the other, so that a long run needs no more memory than its longest entry.</summary>
/// <remarks>
/// Nothing but the exchanges goes in: they are without secrets already, and neither clock nor machine is asked. Names with an underscore are
/// our own, as HAR allows: <c>_number</c>, <c>_interaction</c>, <c>_outcome</c> and <c>_reason</c>. Where no status line came, the status is 0.
/// </remarks>
public static class HarWriter
{
    private const int FlushAt = 64 * 1024;

    // The file is read by people and by JSON parsers, and stands in no page.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="exchanges">Read once, in their order.</param>
    /// <param name="endpoint">Where the requests went: scheme, host and the path that all targets stand below.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(IEnumerable<Exchange> exchanges, string endpoint, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteStartObject("log");
        json.WriteString("version", "1.2");
        json.WriteStartObject("creator");
        json.WriteString("name", "elb-contract");
        json.WriteString("version", typeof(HarWriter).Assembly.GetName().Version!.ToString(3));
        json.WriteEndObject();
        json.WriteStartArray("entries");
        foreach (var exchange in exchanges)
        {
            Write(json, exchange, endpoint.TrimEnd('/'));
            if (json.BytesPending >= FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Exchange exchange, string endpoint)
    {
        var milliseconds = Math.Round(exchange.Duration.TotalMilliseconds, 3);
        json.WriteStartObject();
        json.WriteString("startedDateTime", exchange.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("time", milliseconds);
        Write(json, exchange.Request, endpoint);
        Write(json, exchange.Response);
        json.WriteStartObject("cache");
        json.WriteEndObject();
        // Only the whole is measured: all of it counts as waiting.
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0);
        json.WriteNumber("wait", milliseconds);
        json.WriteNumber("receive", 0);
        json.WriteEndObject();
        json.WriteNumber("_number", exchange.Number);
        json.WriteString("_interaction", exchange.InteractionId);
        json.WriteString("_outcome", JsonNamingPolicy.KebabCaseLower.ConvertName(exchange.Outcome.ToString()));
        json.WriteString("_reason", exchange.Reason);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CapturedRequest request, string endpoint)
    {
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", endpoint + request.Target);
        Common(json, request.Headers);
        json.WriteStartArray("queryString");
        foreach (var (name, value) in HarQuery.Of(request.Target)) Pair(json, name, value);
        json.WriteEndArray();
        if (!request.Body.IsEmpty)
        {
            json.WriteStartObject("postData");
            json.WriteString("mimeType", request.Header("Content-Type") ?? "");
            // HAR knows no encoding of a request's body.
            if (HarBody.Write(json, request.Body, "_encoding")) json.WriteString("comment", "text is the body in base64: it is not UTF-8");
            json.WriteEndObject();
        }

        Sizes(json, request.Body.Length);
    }

    private static void Write(Utf8JsonWriter json, CapturedResponse? response)
    {
        json.WriteStartObject("response");
        json.WriteNumber("status", response?.Status ?? 0);
        json.WriteString("statusText", response is null ? "" : ReasonPhrases.GetReasonPhrase(response.Status));
        Common(json, response?.Headers ?? []);
        json.WriteStartObject("content");
        json.WriteNumber("size", response?.Body.Length ?? 0);
        json.WriteString("mimeType", response?.Header("Content-Type") ?? "x-unknown");
        if (response is not null) HarBody.Write(json, response.Body, "encoding");
        json.WriteEndObject();
        json.WriteString("redirectURL", response?.Header("Location") ?? "");
        Sizes(json, response?.Body.Length ?? -1);
    }

    private static void Common(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.WriteString("httpVersion", "HTTP/1.1");
        // They stand, without their values, among the headers.
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        foreach (var (name, value) in headers) Pair(json, name, value);
        json.WriteEndArray();
    }

    private static void Sizes(Utf8JsonWriter json, int body)
    {
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", body);
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
