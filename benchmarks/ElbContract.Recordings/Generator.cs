using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ElbContract.Recordings;

/// <summary>Makes recordings of any size: a client that adds listeners, polls them and its load balancers, and is refused at times. The
/// same every time.</summary>
internal static class Generator
{
    private const int Different = 4000;
    private const string Project = "project-3f6c2a9d0b1e4c57";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, long size)
    {
        var entries = Enumerable.Range(0, Different).Select(Entry).ToArray();
        var isArchive = path.EndsWith(".har", StringComparison.Ordinal);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1024 * 1024);
        file.Write(
            isArchive
                ? "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"recordings\",\"version\":\"1\"},\"entries\":[\n"u8
                : "{\"schema\":\"elb-contract/recording/1\",\"creator\":{\"name\":\"recordings\",\"version\":\"1\"}}\n"u8
        );
        for (var i = 0; file.Position < size; i++)
        {
            if (isArchive && i > 0)
                file.Write(",\n"u8);
            file.Write(entries[i % Different]);
            if (!isArchive)
                file.Write("\n"u8);
        }

        if (isArchive)
            file.Write("\n]}}\n"u8);
    }

    private static byte[] Entry(int number)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
            Write(json, Exchanges.Of(number));
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Recorded exchange)
    {
        json.WriteStartObject();
        json.WriteString("startedDateTime", "2026-01-02T03:04:05.678Z");
        json.WriteNumber("time", 41.337);
        json.WriteStartObject("request");
        json.WriteString("method", exchange.Method);
        json.WriteString("url", $"https://elb.example.com/v1.0/{Project}{exchange.Path}");
        Message(json, exchange.RequestHeaders, exchange.RequestBody);
        if (exchange.RequestBody.Length > 0)
            Body(json, "postData", exchange.RequestBody, null);
        json.WriteEndObject();
        json.WriteStartObject("response");
        json.WriteNumber("status", exchange.Status);
        json.WriteString("statusText", exchange.Status == 200 ? "OK" : "Bad Request");
        Message(json, Exchanges.ResponseHeaders, exchange.ResponseBody);
        Body(json, "content", exchange.ResponseBody, Encoding.UTF8.GetByteCount(exchange.ResponseBody));
        json.WriteString("redirectURL", "");
        json.WriteEndObject();
        json.WriteStartObject("cache");
        json.WriteEndObject();
        json.WriteStartObject("timings");
        json.WriteNumber("send", 0.113);
        json.WriteNumber("wait", 40.902);
        json.WriteNumber("receive", 0.322);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Message(Utf8JsonWriter json, IEnumerable<(string Name, string Value)> headers, string body)
    {
        json.WriteString("httpVersion", "HTTP/1.1");
        json.WriteStartArray("cookies");
        json.WriteEndArray();
        json.WriteStartArray("headers");
        foreach (var (name, value) in headers)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("headersSize", -1);
        json.WriteNumber("bodySize", Encoding.UTF8.GetByteCount(body));
    }

    private static void Body(Utf8JsonWriter json, string name, string text, int? size)
    {
        json.WriteStartObject(name);
        if (size is { } bytes)
            json.WriteNumber("size", bytes);
        json.WriteString("mimeType", "application/json");
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
