using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Specification.Listeners;

namespace ElbContract.Specification.Answers;

/// <summary>Renders a refusal or failure.</summary>
public static class ErrorAnswer
{
    /// <summary>The request id of a <see cref="ErrorShape.Gateway"/> body: fixed, so that equal refusals are equal bytes.</summary>
    public const string RequestId = "00000000000000000000000000000061";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AnswerBody Render(ProviderError error, ErrorShape shape = ErrorShape.Classic)
    {
        ArgumentNullException.ThrowIfNull(error);
        return shape switch
        {
            ErrorShape.Classic => new(AnswerBody.Json, Classic(error)),
            ErrorShape.Gateway => new(AnswerBody.Json, Flat(error, "error_msg", "error_code", RequestId)),
            ErrorShape.Flat => new(AnswerBody.Json, Flat(error, "message", "code", requestId: null)),
            ErrorShape.Empty => new(ContentType: null, ReadOnlyMemory<byte>.Empty),
            ErrorShape.Html => new("text/html", Html(error)),
            ErrorShape.TruncatedJson => new(AnswerBody.Json, FirstHalf(Classic(error))),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not an error shape."),
        };
    }

    private static ReadOnlyMemory<byte> Classic(ProviderError error)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteString("code"u8, error.Code);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Flat(ProviderError error, string messageKey, string codeKey, string? requestId)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString(messageKey, error.Message);
        json.WriteString(codeKey, error.Code);
        if (requestId is not null)
            json.WriteString("request_id"u8, requestId);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static byte[] Html(ProviderError error)
    {
        var title = $"{error.Status} {(HttpStatusCode)error.Status}";
        var message = WebUtility.HtmlEncode(error.Message);
        return Encoding.UTF8.GetBytes($"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{message}</p></body></html>\n");
    }

    private static ReadOnlyMemory<byte> FirstHalf(ReadOnlyMemory<byte> body) => body[..(body.Length / 2)];
}
