using System.Net;
using ElbContract.Specification;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Traffic.Recording;

/// <summary>What a recorder does with a request: forward it, write what came of it, and only then let its client have the end of the
/// answer.</summary>
internal sealed class RecorderApplication(RecorderOptions options, RecordingRedactor redactor, RecordingWriter? writer) : IDisposable
{
    private readonly HttpMessageInvoker _client = options.Answers is { } answers
        ? new(new CannedHandler(answers, options.OnMiss))
        : TargetClient.Create(options.ConnectTimeout, options.Insecure);
    private readonly CancellationTokenSource _stopped = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ForwarderRequestConfig _config = new()
    {
        ActivityTimeout = options.Timeout,
        Version = HttpVersion.Version20,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    private readonly InFlight _refusals = new();
    private long _count;

    /// <summary>Fails when nothing can be written any more, and never ends otherwise.</summary>
    public Task Failed => _failed.Task;

    public long Count => Interlocked.Read(ref _count);

    public async Task HandleAsync(HttpContext context, IHttpForwarder forwarder)
    {
        var client = context.Features.Get<ClientHeads>();
        var head = client?.Begin();
        try
        {
            if (IsForeign(context))
            {
                await RefuseAsync(
                    context,
                    head,
                    StatusCodes.Status421MisdirectedRequest,
                    "use localhost or an IP address as the host: a recorder on a loopback address takes no other name"
                );
            }
            else if (Target(RawTarget(context)) is { } target)
            {
                await PassOnAsync(context, forwarder, head, target);
            }
            else
            {
                await RefuseAsync(context, head, StatusCodes.Status400BadRequest, "give a path, or an http address");
            }
        }
        finally
        {
            client?.End();
        }
    }

    /// <summary>Keeps, as far as it was read, a request that the server itself refuses.</summary>
    public void Refuse(IFeatureCollection refused)
    {
        var request = refused.GetRequiredFeature<IHttpRequestFeature>();
        var cause = refused.Get<IBadRequestExceptionFeature>()?.Error as BadHttpRequestException;
        // The server's message ends in a quotation of the request, which may be secret.
        var message = cause?.Message.Split(": '")[0].TrimEnd('.') ?? "it is not HTTP";
        _refusals.Enter();
        _ = KeepAsync();

        async Task KeepAsync()
        {
            try
            {
                var entry = Refused(request, ProxiedExchange.Flat(request.Headers), cause?.StatusCode ?? 400, message);
                await WriteAsync(entry);
                await TellAsync(entry);
            }
            catch (RecorderException failure)
            {
                _failed.TrySetException(failure);
            }
            finally
            {
                _refusals.Leave();
            }
        }
    }

    /// <summary>Ends when all that the server refused is kept.</summary>
    public Task RefusalsAsync() => _refusals.NoneAsync();

    /// <summary>Gives up what is with the target.</summary>
    public void Abandon() => _stopped.Cancel();

    public void Dispose()
    {
        _client.Dispose();
        _stopped.Dispose();
    }

    private async Task PassOnAsync(HttpContext context, IHttpForwarder forwarder, RawHead? head, string target)
    {
        var number = Interlocked.Increment(ref _count);
        using var exchange = new ProxiedExchange(options, context, target, head);
        await exchange.RunAsync(forwarder, _client, _config, _stopped.Token);
        var entry = redactor.Redact(exchange.Raw(number));
        if (!await IsWrittenAsync(entry, context))
            return;
        await AnswerAsync(context, exchange);
        await TellAsync(entry);
    }

    private async Task RefuseAsync(HttpContext context, RawHead? head, int status, string message)
    {
        var headers = ProxiedExchange.Flat(context.Request.Headers);
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        var entry = Refused(request, head?.Spell(headers) ?? headers, status, message);
        if (!await IsWrittenAsync(entry, context))
            return;
        await RefuseAsync(context, status, $"elb-contract gateway: {message}\n");
        await TellAsync(entry);
    }

    private ArchiveEntry Refused(IHttpRequestFeature request, List<KeyValuePair<string, string>> headers, int status, string message) =>
        redactor.Redact(
            new RawExchange
            {
                Number = Interlocked.Increment(ref _count),
                StartedAt = options.Time.GetUtcNow(),
                Timings = default,
                Method = request.Method.Length > 0 ? request.Method : "?",
                Origin = options.Origin,
                Target = options.BasePath + (Target(request.RawTarget ?? "") ?? "/"),
                Request = new RawMessage(request.Protocol is { Length: > 0 } version ? version : "HTTP/1.1", headers, default, 0)
                {
                    IsThere = false,
                },
                Outcome = ExchangeOutcome.Failed,
                Reason = FormattableString.Invariant($"not forwarded, and answered with {status}: {message}"),
            }
        );

    private ValueTask TellAsync(ArchiveEntry entry) => options.OnExchange?.Invoke(entry) ?? default;

    private Task WriteAsync(ArchiveEntry entry) => writer?.AppendAsync(entry) ?? Task.CompletedTask;

    private async Task<bool> IsWrittenAsync(ArchiveEntry entry, HttpContext context)
    {
        try
        {
            await WriteAsync(entry);
            return true;
        }
        catch (RecorderException failure)
        {
            _failed.TrySetException(failure);
            await RefuseAsync(
                context,
                StatusCodes.Status502BadGateway,
                "elb-contract gateway: not forwarded, because the recording cannot be written\n"
            );
            return false;
        }
    }

    private static async Task AnswerAsync(HttpContext context, ProxiedExchange exchange)
    {
        if (exchange.Failure is not { } failure)
        {
            await exchange.ReleaseAsync();
            return;
        }

        var (status, text) = Forwarder.Told(failure);
        await RefuseAsync(context, status, text);
    }

    private static async Task RefuseAsync(HttpContext context, int status, string text)
    {
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text);
    }

    // A request to a proxy names the host that it is for; no page of the web can send one.
    private bool IsForeign(HttpContext context) =>
        IPAddress.IsLoopback(options.Listen.EndPoint.Address)
        && RawTarget(context).StartsWith('/')
        && !LoopbackHost.IsOne(context.Request.Host.Host);

    private static string RawTarget(HttpContext context) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    /// <summary>Path and query as written; null where there is none, as of <c>OPTIONS *</c>.</summary>
    private static string? Target(string raw)
    {
        if (raw.StartsWith('/'))
            return raw;
        if (
            !raw.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !raw.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
            return null;
        var path = raw.AsSpan(raw.IndexOf("//", StringComparison.Ordinal) + 2).IndexOfAny('/', '?');
        if (path < 0)
            return "/";
        path += raw.IndexOf("//", StringComparison.Ordinal) + 2;
        return raw[path] == '/' ? raw[path..] : "/" + raw[path..];
    }
}
