using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace ElbContract.Stub;

/// <summary>Answers a request from what the judge expects of it, in the situation that it names.</summary>
internal sealed class JudgedResponse(ElbStubOptions options, CancellationToken stopping) : IResponseProvider
{
    /// <summary>When every listener is made: fixed, so that contracts are the same bytes from run to run.</summary>
    private const string Time = "2026-01-01 00:00:00";

    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping,
        HttpContext? context,
        IRequestMessage requestMessage,
        WireMockServerSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            var header = context.Request.Headers[StubSituation.HeaderName].ToString();
            var situation = header.Length > 0 ? StubSituation.Parse(header) : options.Situation;
            await Suffer(situation, context);
            return (Judged(context, requestMessage.BodyAsBytes, situation), null);
        }
        catch (StubSituationException unknown)
        {
            return (
                Message(
                    StatusCodes.Status400BadRequest,
                    new AnswerBody(MediaTypeNames.Text.Plain, Encoding.UTF8.GetBytes(unknown.Message))
                ),
                null
            );
        }
    }

    private async Task Suffer(StubSituation situation, HttpContext context)
    {
        if (situation.Trouble is Trouble.DroppedConnection)
            context.Abort();
        if (situation.Trouble is not Trouble.SlowAnswer)
            return;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await Task.Delay(situation.Delay, gone.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private ResponseMessage Judged(HttpContext context, ReadOnlyMemory<byte> body, StubSituation situation)
    {
        if (ErrorOf(situation.Trouble, context.Request.Method) is { } error)
            return Message(error.Status, ErrorAnswer.Render(error, situation.Errors));
        var provider = new KnownProvider(options.Ids);
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var expectation = Judge.Expect(new AddListenerRequestOnWire(path, context.Request.Headers["X-Auth-Token"], body), provider);
        return Refusal.Of(expectation, provider, situation.Stance) is { } refusal
            ? Message(refusal.Status, ErrorAnswer.Render(refusal, situation.Errors))
            : Message(StatusCodes.Status200OK, Listener(expectation.Request, provider));
    }

    /// <summary>The error of every call in that trouble; only listeners are added here, so that other methods find nothing.</summary>
    private static ProviderError? ErrorOf(Trouble trouble, string method) =>
        trouble switch
        {
            Trouble.SystemError => Refusal.With(StatusCodes.Status500InternalServerError),
            Trouble.Unavailable => Refusal.With(StatusCodes.Status503ServiceUnavailable),
            _ when !HttpMethods.IsPost(method) => Refusal.With(StatusCodes.Status404NotFound),
            _ => null,
        };

    private static AnswerBody Listener(ListenerDocument request, KnownProvider provider)
    {
        var network = provider.LoadBalancer(request.Text(ListenerField.LoadbalancerId) ?? "") ?? LoadBalancerNetwork.Public;
        return ListenerAnswer.Of(request, network, ListenerId(request), Time);
    }

    /// <summary>32 hex digits: the same for equal requests, another for another load balancer, port or name.</summary>
    private static string ListenerId(ListenerDocument request)
    {
        var text = $"{request.Text(ListenerField.LoadbalancerId)} {request.Integer(ListenerField.Port)} {request.Text(ListenerField.Name)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private static ResponseMessage Message(int status, AnswerBody body)
    {
        var message = new ResponseMessage { StatusCode = status };
        if (body.ContentType is not { } contentType)
            return message;
        message.AddHeader("Content-Type", contentType);
        message.BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = body.Bytes.ToArray() };
        return message;
    }
}
