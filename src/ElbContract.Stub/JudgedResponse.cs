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

    // The examples of contracts that stand for something else than the ordinary begin so.
    private const string OwnTokens = "elb-contract-";

    private readonly AddedListeners _added = new();

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
        if (ErrorOf(situation.Trouble) is { } trouble)
            return Message(trouble.Status, ErrorAnswer.Render(trouble, situation.Errors));
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var token = TokenOf(context.Request.Headers);
        if (!HttpMethods.IsPost(context.Request.Method))
            return Sibling(context.Request, path.Split('?')[0], token, situation);
        var provider = new KnownProvider(options.Ids);
        var expectation = Judge.Expect(new AddListenerRequestOnWire(OwnPath(path), token, body), provider);
        if (Refusal.Of(expectation, provider, situation.Stance) is { } refusal)
            return Message(refusal.Status, ErrorAnswer.Render(refusal, situation.Errors));
        var listener = Listener(expectation.Request, provider);
        _added.Keep(path.Split('?')[0], ListenerId(expectation.Request), listener.Bytes.ToArray());
        return Message(StatusCodes.Status200OK, listener);
    }

    private ResponseMessage Sibling(HttpRequest request, string path, string? token, StubSituation situation)
    {
        var mayRead = token == options.Ids.Token || token == options.Ids.TokenWithoutPermission;
        var status =
            !mayRead ? StatusCodes.Status401Unauthorized
            : (token != options.Ids.Token && !HttpMethods.IsGet(request.Method)) || IsOfAnother(path) ? StatusCodes.Status403Forbidden
            : StatusCodes.Status404NotFound;
        return status == StatusCodes.Status404NotFound && _added.Find(request.Method, path, request.Query) is { } answer
            ? Message(answer.Status, answer.Body)
            : Message(status, ErrorAnswer.Render(Refusal.With(status), situation.Errors));
    }

    private bool IsOfAnother(string path) =>
        path.Split('/') is [_, _, var project, ..] && options.OwnIdsOnly && project != options.Ids.ProjectId;

    // Whoever tests a program has a project and a token of their own; those that stand for another outcome keep theirs.
    private string? TokenOf(IHeaderDictionary headers) =>
        headers["X-Auth-Token"].ToString() is { Length: > 0 } token
            ? options.OwnIdsOnly || token.StartsWith(OwnTokens, StringComparison.Ordinal)
                ? token
                : options.Ids.Token
            : !options.OwnIdsOnly && headers.Authorization.Count > 0
                ? options.Ids.Token
                : null;

    private string OwnPath(string path) =>
        options.OwnIdsOnly || ListenerPath.Parse(path) is not { Form: ListenerPathForm.Listeners, ProjectId: { Length: > 0 } project }
            ? path
        : project == options.Ids.OtherProjectId
        || project == options.Ids.SystemErrorProjectId
        || project == options.Ids.UnavailableProjectId
            ? path
        : $"/v1.0/{options.Ids.ProjectId}/elbaas/listeners";

    /// <summary>The error of every call in that trouble.</summary>
    private static ProviderError? ErrorOf(Trouble trouble) =>
        trouble switch
        {
            Trouble.SystemError => Refusal.With(StatusCodes.Status500InternalServerError),
            Trouble.Unavailable => Refusal.With(StatusCodes.Status503ServiceUnavailable),
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
