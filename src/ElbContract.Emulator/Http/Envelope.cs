using ElbContract.Emulator.Personalities;
using ElbContract.Specification.Answers;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Emulator.Http;

/// <summary>Puts answers on the wire: status, headers, body.</summary>
internal sealed class Envelope(Personality personality)
{
    public async ValueTask WriteAsync(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        if (personality.ExtraHeaders is ExtraHeaders.Some)
            AddHeaders(response.Headers);
        if (personality.Framing is Framing.Closing)
            response.Headers.Connection = "close";
        if (answer.Allow is { } methods)
            response.Headers.Allow = methods;
        if (answer.Body.ContentType is not { } contentType)
            return;
        response.ContentType = contentType == AnswerBody.Json ? Json : contentType;
        if (personality.Framing is not Framing.Chunked)
            response.ContentLength = answer.Body.Bytes.Length;
        if (HttpMethods.IsHead(response.HttpContext.Request.Method))
            return;
        if (personality.Framing is Framing.Chunked)
            await WriteChunksAsync(response, answer.Body.Bytes);
        else
            await response.BodyWriter.WriteAsync(answer.Body.Bytes);
    }

    private string Json =>
        personality.MediaType switch
        {
            MediaType.Charset => "application/json;charset=UTF-8",
            MediaType.SpacedCharset => "application/json; charset=utf-8",
            _ => AnswerBody.Json,
        };

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers["X-Request-Id"] = ErrorAnswer.RequestId;
        headers.Server = "api-gateway";
        headers.CacheControl = "no-store";
        headers.SetCookie = "route=1; Path=/; HttpOnly";
    }

    /// <summary>Two pieces, so that a character or a key lies in both.</summary>
    private static async ValueTask WriteChunksAsync(HttpResponse response, ReadOnlyMemory<byte> body)
    {
        var half = body.Length / 2;
        await response.BodyWriter.WriteAsync(body[..half]);
        await response.BodyWriter.FlushAsync();
        await response.BodyWriter.WriteAsync(body[half..]);
    }
}
