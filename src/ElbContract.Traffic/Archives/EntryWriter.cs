using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Archives;

/// <summary>Writes an entry of an HTTP archive (HAR 1.2), the same in archives and recordings.</summary>
/// <remarks>
/// Names with an underscore are our own, as HAR allows: <c>_number</c>, <c>_interaction</c>, <c>_outcome</c> and <c>_reason</c>. Where no
/// status line came, the status is 0. An answer's text is its body with the content codings undone, as HAR has it; <c>_wire</c> has the
/// bytes that came. A body that is not kept has no text.
/// </remarks>
internal static class EntryWriter
{
    // The file is read by people and by JSON parsers, and stands in no page.
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static void Write(Utf8JsonWriter json, ArchiveEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("startedDateTime"u8, Time(entry.StartedAt));
        json.WriteNumber("time"u8, Milliseconds(entry.Timings.Total));
        Request(json, entry);
        Response(json, entry);
        json.WriteStartObject("cache"u8);
        json.WriteEndObject();
        Timings(json, entry.Timings);
        json.WriteNumber("_number"u8, entry.Number);
        if (entry.InteractionId is not null)
            json.WriteString("_interaction"u8, entry.InteractionId);
        json.WriteString(
            "_outcome"u8,
            entry.Outcome == ExchangeOutcome.Answered ? "answered" : JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Outcome.ToString())
        );
        json.WriteString("_reason"u8, entry.Reason);
        json.WriteEndObject();
    }

    /// <summary>A moment as HAR has it.</summary>
    public static string Time(DateTimeOffset moment) =>
        string.Concat(moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture).AsSpan(0, "2026-01-02T03:04:05.678".Length), "Z");

    private static void Request(Utf8JsonWriter json, ArchiveEntry entry)
    {
        json.WriteStartObject("request"u8);
        json.WriteString("method"u8, entry.Method);
        json.WriteString("url"u8, entry.Url);
        Common(json, entry.Request.Version, entry.Request.Headers);
        json.WriteStartArray("queryString"u8);
        foreach (var (name, value) in HarQuery.Of(entry.Url))
            Pair(json, name, value);
        json.WriteEndArray();
        var body = entry.Request.Body;
        if (body.Size > 0 || !body.Bytes.IsEmpty)
        {
            json.WriteStartObject("postData"u8);
            json.WriteString("mimeType"u8, entry.Request.Header("Content-Type") ?? "");
            // HAR knows no encoding of a request's body.
            if (body.IsKept && HarBody.Write(json, body.Bytes, "_encoding"))
                json.WriteString("comment"u8, "text is the body in base64: it is not UTF-8");
            json.WriteEndObject();
        }

        Sizes(json, body.Size);
    }

    private static void Response(Utf8JsonWriter json, ArchiveEntry entry)
    {
        var response = entry.Response;
        json.WriteStartObject("response"u8);
        json.WriteNumber("status"u8, entry.Status);
        json.WriteString("statusText"u8, entry.StatusText);
        Common(json, response?.Version ?? entry.Request.Version, response?.Headers ?? []);
        json.WriteStartObject("content"u8);
        json.WriteNumber("size"u8, response?.Body.ContentSize ?? 0);
        json.WriteString("mimeType"u8, response?.Header("Content-Type") ?? "x-unknown");
        if (response?.Body is { IsKept: true } body)
            HarBody.Write(json, body.Bytes, "encoding");
        if (response?.Body.Wire is { IsEmpty: false } wire)
            json.WriteBase64String("_wire"u8, wire.Span);
        json.WriteEndObject();
        json.WriteString("redirectURL"u8, response?.Header("Location") ?? "");
        Sizes(json, response?.Body.Size ?? -1);
    }

    private static void Common(Utf8JsonWriter json, string version, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        json.WriteString("httpVersion"u8, version);
        // They stand, without their values, among the headers.
        json.WriteStartArray("cookies"u8);
        json.WriteEndArray();
        json.WriteStartArray("headers"u8);
        foreach (var (name, value) in headers)
            Pair(json, name, value);
        json.WriteEndArray();
    }

    private static void Timings(Utf8JsonWriter json, ArchiveTimings timings)
    {
        json.WriteStartObject("timings"u8);
        json.WriteNumber("send"u8, Milliseconds(timings.Send));
        json.WriteNumber("wait"u8, Milliseconds(timings.Wait));
        json.WriteNumber("receive"u8, Milliseconds(timings.Receive));
        json.WriteEndObject();
    }

    private static void Sizes(Utf8JsonWriter json, long body)
    {
        json.WriteNumber("headersSize"u8, -1);
        json.WriteNumber("bodySize"u8, body);
        json.WriteEndObject();
    }

    private static void Pair(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
