using System.Security.Cryptography;
using System.Text;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Traffic.Forwarding;

/// <summary>What a gateway does with a request: its key, its way through the steps to the target, its answer.</summary>
internal sealed class Forwarder : IHttpApplication<HttpContext>, IDisposable
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(1);
    private readonly GatewayOptions _options;
    private readonly byte[] _key;
    private readonly RequestPreparer _preparer;
    private readonly TargetSender _sender;
    private readonly InFlight _inFlight = new();
    private readonly CancellationTokenSource _draining = new();
    private readonly CancellationTokenSource _abandoned = new();
    private Exception? _bug;

    public Forwarder(GatewayOptions options, string key, ExchangeLog log)
    {
        _options = options;
        _key = Encoding.ASCII.GetBytes(key);
        Secrets = new RunSecrets(options.Projects);
        _preparer = new RequestPreparer(options, Secrets);
        _sender = new TargetSender(options, Secrets, log);
    }

    public RunSecrets Secrets { get; }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception) { }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (TargetBelowKey(context) is not { } target)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        _inFlight.Enter();
        try
        {
            await AnswerAsync(context, (await ForwardAsync(context, target, _options.Objection)).Result);
        }
        catch (Exception e)
        {
            _bug ??= e;
            context.Abort();
        }
        finally
        {
            _inFlight.Leave();
        }
    }

    /// <summary>Forwards a request, and writes nothing to its client.</summary>
    /// <param name="context">Has the request; of its answer, status and headers are set.</param>
    /// <param name="target">Path and query with symbolic project ids.</param>
    /// <param name="objection">Why it is held back; null for never.</param>
    public async Task<(TargetResult Result, Exchange Exchange)> ForwardAsync(
        HttpContext context,
        string target,
        Func<CapturedRequest, string?>? objection = null
    )
    {
        _inFlight.Enter();
        try
        {
            var prepared = await _preparer.PrepareAsync(context, target, _sender.Limit);
            if (prepared.Failure is null && objection?.Invoke(prepared.Captured) is { } reason)
                prepared = prepared with { Failure = new Failure(ExchangeOutcome.Cancelled, reason) };
            return await new RequestPipeline(context, prepared, _sender, _draining.Token, _abandoned.Token).RunAsync(_options.Steps);
        }
        finally
        {
            _inFlight.Leave();
        }
    }

    public async Task CompleteAsync()
    {
        await _inFlight.NoneAsync();
        if (_bug is not null)
            throw new InvalidOperationException("A request was lost in the gateway.", _bug);
    }

    public async Task DrainAsync()
    {
        await _draining.CancelAsync();
        if (await EndsWithinAsync(_options.Grace))
            return;
        await _abandoned.CancelAsync();
        await EndsWithinAsync(LastWait);
    }

    public void Dispose() => _sender.Dispose();

    private async Task<bool> EndsWithinAsync(TimeSpan wait)
    {
        var none = _inFlight.NoneAsync();
        return await Task.WhenAny(none, Task.Delay(wait, _options.Time)) == none;
    }

    private static async Task AnswerAsync(HttpContext context, TargetResult result)
    {
        if (result.Failure is not { } failure)
        {
            await PassOnAsync(context, result.Response!.Body);
            return;
        }

        context.Response.Clear();
        context.Response.ContentType = "text/plain; charset=utf-8";
        (context.Response.StatusCode, var text) = Told(failure);
        await context.Response.WriteAsync(text);
    }

    /// <summary>What a client is answered where the target gave no answer.</summary>
    public static (int Status, string Text) Told(Failure failure) =>
        (
            failure.Outcome switch
            {
                ExchangeOutcome.TimedOut => StatusCodes.Status504GatewayTimeout,
                ExchangeOutcome.Cancelled => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status502BadGateway,
            },
            $"elb-contract gateway: {failure.Reason}\n"
        );

    private static async Task PassOnAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        // Kestrel refuses an empty write, or a length, where the status or the method has no body.
        var status = context.Response.StatusCode;
        if (status is 204 or 205)
            context.Response.ContentLength = null;
        else if (status != 304 && !HttpMethods.IsHead(context.Request.Method))
            await context.Response.BodyWriter.WriteAsync(body);
    }

    /// <summary>The raw target without the key; null where the key is not this run's.</summary>
    private string? TargetBelowKey(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!raw.StartsWith('/'))
            return null;
        var end = raw.AsSpan(1).IndexOfAny('/', '?') + 1;
        if (end == 0)
            end = raw.Length;
        return CryptographicOperations.FixedTimeEquals(Encoding.Latin1.GetBytes(raw[1..end]), _key) ? raw[end..] : null;
    }
}
