using System.Net;
using ElbContract.Client.Credentials;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Yarp.ReverseProxy.Forwarder;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Sends a prepared request to the target and reads the whole answer, or tells why there is none.</summary>
internal sealed class TargetForwarder : IDisposable
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly GatewayOptions _options;
    private readonly string _target;
    private readonly HttpMessageInvoker _client;
    private readonly ServiceProvider _services;
    private readonly IHttpForwarder _forwarder;
    private readonly ForwarderRequestConfig _config;

    public TargetForwarder(GatewayOptions options)
    {
        _options = options;
        _target = options.Target.AbsoluteUri.TrimEnd('/');
        _client = TargetClient.Create(options.ConnectTimeout, options.Insecure);
        _services = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddHttpForwarder().BuildServiceProvider();
        _forwarder = _services.GetRequiredService<IHttpForwarder>();
        _config = new ForwarderRequestConfig
        {
            // YARP's limit is for a pause; ours, for the whole exchange, comes first.
            ActivityTimeout = options.Timeout + TimeSpan.FromSeconds(10),
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    /// <param name="context">Its status and headers become the target's; its body is left for the caller to write.</param>
    /// <param name="request">What to send.</param>
    /// <param name="limit">The largest body of an answer.</param>
    /// <param name="abandoned">The run has ended. That the client hung up does not count: the target may be creating something.</param>
    public async Task<TargetResult> SendAsync(HttpContext context, PreparedRequest request, long limit, CancellationToken abandoned)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _options.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, abandoned);
        var transformer = new TargetTransformer(new Uri(_target + request.Target, AsWritten), request);
        var body = new BoundedBuffer(limit);
        var startedAt = _options.Time.GetUtcNow();
        var start = _options.Time.GetTimestamp();

        var (error, exception) = await ForwardAsync(context, transformer, request, body, end.Token);
        var response = transformer.Status is { } status ? new CapturedResponse(status, transformer.Headers, body.Written) : null;
        return new TargetResult(response, Failure(), startedAt, _options.Time.GetElapsedTime(start))
        {
            Secrets = transformer.Secrets,
            Sent = transformer.Sent,
        };

        Failure? Failure() =>
            error switch
            {
                ForwarderError.None => null,
                _ when Cause(exception) is { } none => new(ExchangeOutcome.NoCredential, none.Message),
                _ when body.IsExceeded => new(ExchangeOutcome.BodyTooLarge, TooLarge(limit)),
                _ when abandoned.IsCancellationRequested => new(
                    ExchangeOutcome.Cancelled,
                    "the run was stopped before the answer was complete"
                ),
                _ when timeout.IsCancellationRequested => new(ExchangeOutcome.TimedOut, TooLate(response)),
                ForwarderError.ResponseHeaders => new(ExchangeOutcome.Failed, "the headers of the answer cannot be passed on"),
                _ => Exchanges.Failure.Of(exception!, _options.Target, withinBody: response is not null),
            };
    }

    public void Dispose()
    {
        _client.Dispose();
        _services.Dispose();
    }

    private async Task<(ForwarderError Error, Exception? Exception)> ForwardAsync(
        HttpContext context,
        TargetTransformer transformer,
        PreparedRequest request,
        BoundedBuffer body,
        CancellationToken end
    )
    {
        var real = context.Features.Get<IHttpResponseBodyFeature>();
        context.Response.Clear(); // What an earlier attempt left.
        context.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
        context.Response.Body = body;
        context.RequestAborted = CancellationToken.None;
        context.Features.Set<IHttpUpgradeFeature>(null); // What an upgraded connection carries cannot be captured.
        try
        {
            var error = await _forwarder.SendAsync(context, _target, _client, _config, transformer, end);
            return (error, context.GetForwarderErrorFeature()?.Exception);
        }
        catch (Exception e)
        {
            return (ForwarderError.Request, e);
        }
        finally
        {
            context.Features.Set(real);
        }
    }

    private static CredentialException? Cause(Exception? exception)
    {
        while (exception is not (null or CredentialException))
            exception = exception.InnerException;
        return exception as CredentialException;
    }

    private string TooLarge(long limit) =>
        limit < _options.MaximumBodyBytes
            ? $"the bodies of this run are larger than {_options.MaximumTotalBytes} bytes together"
            : $"the answer's body is larger than {limit} bytes";

    private string TooLate(CapturedResponse? response)
    {
        var server = $"{_options.Target.Host}:{_options.Target.Port}";
        var seconds = FormattableString.Invariant($"{_options.Timeout.TotalSeconds:0.###} s");
        return response is null ? $"{server} gave no answer within {seconds}" : $"{server} did not end its answer within {seconds}";
    }
}
