using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Matching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace ElbContract.Stub;

/// <summary>Answers a request as the same one was answered before; where there is none, with 404 and the nearest.</summary>
internal sealed class CannedResponse(ICannedAnswers answers, Action<string>? tell) : IResponseProvider
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping,
        HttpContext? context,
        IRequestMessage requestMessage,
        WireMockServerSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = new CapturedRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            [
                .. context.Request.Headers.SelectMany(
                    header => header.Value,
                    (header, value) => KeyValuePair.Create(header.Key, value ?? "")
                ),
            ],
            requestMessage.BodyAsBytes
        );
        var match = await answers.FindAsync(request, context.RequestAborted);
        var status = match.IsSame ? match.Nearest.Response.Status : StatusCodes.Status404NotFound;
        tell?.Invoke(
            $"{status} {request.Method} {RequestMatcher.PathOf(request)}: "
                + $"{(match.IsSame ? match.ToString() : $"no recorded request matches; {match}")}"
        );
        IResponseMessage answer = match.IsSame
            ? Message(status, match.Nearest.Response.Header("Content-Type"), match.Nearest.Response.Body)
            : Miss(match);
        return (answer, null);
    }

    private static ResponseMessage Miss(RequestMatch match) =>
        Message(
            StatusCodes.Status404NotFound,
            MediaTypeNames.Application.Json,
            JsonSerializer.SerializeToUtf8Bytes(new { error = new { message = $"no recorded request matches; {match}" } }, Readable)
        );

    private static ResponseMessage Message(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        var message = new ResponseMessage { StatusCode = status };
        if (body.IsEmpty)
            return message;
        if (contentType is not null)
            message.AddHeader("Content-Type", contentType);
        message.BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body.ToArray() };
        return message;
    }
}
