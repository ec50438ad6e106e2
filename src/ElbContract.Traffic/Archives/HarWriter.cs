using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.WebUtilities;

namespace ElbContract.Traffic.Archives;

/// <summary>Exchanges as an HTTP archive (HAR 1.2), one entry after the other, so that a long run needs no more memory than its longest
/// entry.</summary>
/// <remarks>Nothing but the exchanges goes in: they are without secrets already, and neither clock nor machine is asked.</remarks>
public static class HarWriter
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = EntryWriter.Encoder };

    /// <param name="exchanges">Read once, in their order.</param>
    /// <param name="endpoint">Where the requests went: scheme, host and the path that all targets stand below.</param>
    /// <param name="stream">Left open.</param>
    public static void Write(IEnumerable<Exchange> exchanges, string endpoint, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteStartObject("log");
        json.WriteString("version", "1.2");
        Creator.Write(json);
        json.WriteStartArray("entries");
        foreach (var exchange in exchanges)
        {
            EntryWriter.Write(json, Entry(exchange, endpoint.TrimEnd('/')));
            if (json.BytesPending >= FlushAt)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ArchiveEntry Entry(Exchange exchange, string endpoint) =>
        new()
        {
            Number = exchange.Number,
            StartedAt = exchange.StartedAt,
            // Only the whole is measured: all of it counts as waiting.
            Timings = new ArchiveTimings(default, exchange.Duration, default),
            Method = exchange.Request.Method,
            Url = endpoint + exchange.Request.Target,
            Request = Message(exchange.Request.Headers, exchange.Request.Body),
            Status = exchange.Response?.Status ?? 0,
            StatusText = exchange.Response is { } answer ? ReasonPhrases.GetReasonPhrase(answer.Status) : "",
            Response = exchange.Response is { } response ? Message(response.Headers, response.Body) : null,
            InteractionId = exchange.InteractionId,
            Outcome = exchange.Outcome,
            Reason = exchange.Reason,
        };

    private static ArchiveMessage Message(IReadOnlyList<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body) =>
        new("HTTP/1.1", headers, new ArchiveBody(body, body.Length));
}
