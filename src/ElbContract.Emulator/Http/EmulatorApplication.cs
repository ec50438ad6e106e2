using System.Net;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.DataPlane;
using ElbContract.Emulator.Documentation;
using ElbContract.Emulator.Identity;
using ElbContract.Emulator.Identity.Signatures;
using ElbContract.Emulator.Keeping;
using ElbContract.Emulator.Pages;
using ElbContract.Emulator.Snapshots;
using ElbContract.Emulator.States;
using ElbContract.Specification;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Emulator.Http;

/// <summary>Turns HTTP requests into calls and answers into HTTP responses.</summary>
internal sealed class EmulatorApplication(
    Router router,
    IdentityService identity,
    SignatureCheck signatures,
    Envelope envelope,
    DocumentationPages pages,
    EmulatorOptions options,
    SqliteKeeper? keeper,
    LivePage? page
) : IHttpApplication<DefaultHttpContext>
{
    /// <summary>The one of the connection's request before, where there was one.</summary>
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> connection)
            return new(contextFeatures);
        if (connection.HostContext is not { } context)
            return connection.HostContext = new(contextFeatures);
        context.Initialize(contextFeatures);
        return context;
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();

    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        try
        {
            if (Foreign(context) is var (status, advice))
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsync($"elb-contract: {advice}\n");
                return;
            }

            if (page is not null && await page.AnswerAsync(context))
                return;
            if (DocumentationPages.Has(context.Request.Path))
            {
                await pages.WriteAsync(context);
                return;
            }

            var body = await RequestBody.ReadAsync(context.Request);
            var call = CallOf(context, RequestBody.Bytes(body.Buffer));
            var answer = IsAboutIdentity(call.Path) ? Identify(context, call) : router.Handle(call);
            // Copied as long as it is there, and only for whoever listens.
            var sent = options.Answered is null ? null : call.Body?.ToArray();
            context.Request.BodyReader.AdvanceTo(body.Buffer.End);
            if (keeper is not null && call.Method is not "GET" and not "HEAD")
                answer = await SavedAsync(keeper, answer);
            if (options.Delay > TimeSpan.Zero)
                await Task.Delay(options.Delay, context.RequestAborted);
            if (!IsAboutEmulator(call.Path))
                Tell(context, call, answer, sent);
            await envelope.WriteAsync(context.Response, answer);
        }
        catch (Exception gone) when (gone is BadHttpRequestException or OperationCanceledException or IOException)
        {
            // The client left in the middle of its request, or sent one that HTTP does not know: nobody to answer.
            context.Abort();
        }
    }

    /// <summary>To whoever listens.</summary>
    private void Tell(HttpContext context, Call call, Answer answer, byte[]? sent)
    {
        if (options.Answered is null && page is null)
            return;
        var clauses = answer.DecisiveClauses();
        page?.Add(context, call, answer.Status, clauses);
        options.Answered?.Invoke(
            new AnsweredCall(options.Time.GetUtcNow(), call.Method, call.Path, answer.Status, clauses)
            {
                RequestBody = sent,
                ResponseBody = answer.Body.Bytes,
            }
        );
    }

    // Pages of the web can send requests to this machine too, under names and from origins of theirs.
    private (int Status, string Advice)? Foreign(HttpContext context)
    {
        var request = context.Request;
        if (IPAddress.IsLoopback(options.Address) && !LoopbackHost.IsOne(request.Host.Host))
            return (
                StatusCodes.Status421MisdirectedRequest,
                "use localhost or an IP address as the host: an emulator on a loopback address takes no other name"
            );
        // Ids and tokens are the same at every start: whoever makes such a page can know them.
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        return changes && request.Headers.Origin is { Count: > 0 } origins && origins != $"{request.Scheme}://{request.Host}"
            ? (StatusCodes.Status403Forbidden, "an emulator changes nothing for web pages of another origin: leave out the header Origin")
            : null;
    }

    /// <summary>A change is answered when it is saved.</summary>
    private static async Task<Answer> SavedAsync(SqliteKeeper keeper, Answer answer)
    {
        try
        {
            await keeper.SavedAsync();
            return answer;
        }
        catch (KeeperException cause)
        {
            return Answer.Error(new ProviderError(500, ErrorCode.Of(500, ""), $"authFault: {cause.Message}"));
        }
    }

    private Call CallOf(HttpContext context, ReadOnlyMemory<byte>? body)
    {
        var target = WithoutHost(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var (path, rest) = query < 0 ? (target, "") : (target[..query], target[query..]);
        var call = new Call(context.Request.Method, path, rest, context.Request.Headers["X-Auth-Token"], body);
        return SignatureCheck.Concerns(context.Request.Headers)
            ? call with
            {
                Token = signatures.TokenOf(call, context.Request.Headers),
            }
            : call;
    }

    /// <summary>Calls that no provider has.</summary>
    private static bool IsAboutEmulator(string path) => path is ProviderStateHandler.Path or SnapshotHandler.Path or ListenerPorts.Path;

    /// <summary>Load balancers have paths of that version, too.</summary>
    private static bool IsAboutIdentity(string path) =>
        IdentityService.Serves(path) && Route.Parse(path).Resource is not Resource.OtherGeneration;

    private Answer Identify(HttpContext context, Call call)
    {
        var (request, response) = (context.Request, context.Response);
        var own = $"{request.Scheme}://{request.Host}";
        var answer = identity.Handle(
            new(call.Method, call.Path, call.Query, own, call.Token, request.Headers["X-Subject-Token"], call.Body)
        );
        if (answer.SubjectToken is { } token)
            response.Headers["X-Subject-Token"] = token;
        return new(answer.Status, answer.Body);
    }

    /// <summary>Proxies are sent whole addresses; what follows scheme and host is the path.</summary>
    private static string WithoutHost(string target)
    {
        if (target.StartsWith('/') || target.IndexOf("://", StringComparison.Ordinal) is not (> 0 and var scheme))
            return target;
        var path = target.IndexOfAny(['/', '?'], scheme + 3);
        return path < 0 ? "/"
            : target[path] == '/' ? target[path..]
            : "/" + target[path..];
    }
}
