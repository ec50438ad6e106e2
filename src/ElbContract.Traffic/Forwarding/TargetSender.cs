using System.Threading.RateLimiting;
using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Sends requests to the target, each in its turn and at the rate, and keeps what came of each.</summary>
internal sealed class TargetSender : IDisposable
{
    private readonly GatewayOptions _options;
    private readonly ExchangeLog _log;
    private readonly RunSecrets _secrets;
    private readonly TargetForwarder _forwarder;
    private readonly SemaphoreSlim _turns;
    private readonly TokenBucketRateLimiter? _rate;
    private int _count;
    private long _kept;

    public TargetSender(GatewayOptions options, RunSecrets secrets, ExchangeLog log)
    {
        _options = options;
        _secrets = secrets;
        _log = log;
        _forwarder = new TargetForwarder(options);
        _turns = new SemaphoreSlim(options.Parallel);
        _rate = options.Rate is { } rate ? Limiter(rate) : null;
    }

    /// <summary>The largest body that a request or an answer can have now.</summary>
    public long Limit => Math.Clamp(_options.MaximumTotalBytes - Volatile.Read(ref _kept), 0, _options.MaximumBodyBytes);

    /// <param name="context">Its status and headers become the target's.</param>
    /// <param name="request">What to send.</param>
    /// <param name="giveUp">Ends the wait for a turn.</param>
    /// <param name="abandoned">Ends what is with the target, too.</param>
    public async Task<(TargetResult Result, Exchange Exchange)> SendAsync(
        HttpContext context,
        PreparedRequest request,
        CancellationToken giveUp,
        CancellationToken abandoned
    )
    {
        var sent = await AttemptAsync(context, request, giveUp, abandoned);
        // Refused for its credential, a request was not carried out: with a newer one it can be sent again.
        return
            sent.Result is { Response.Status: 401, Sent: { } refused }
            && request.Identity is { } identity
            && await IsRenewedAsync(identity, refused, giveUp)
            ? await AttemptAsync(context, request, giveUp, abandoned)
            : sent;
    }

    /// <summary>A request as it may be shown before it is sent.</summary>
    public CapturedRequest Redact(CapturedRequest request) => _secrets.Redactor.Apply(request);

    /// <summary>Keeps what was never sent.</summary>
    public Exchange Keep(PreparedRequest request, Failure failure) => Keep(request, new TargetResult(null, failure));

    public void Dispose()
    {
        _forwarder.Dispose();
        _rate?.Dispose();
    }

    private static TokenBucketRateLimiter Limiter(double rate) =>
        new(
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = 1,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1 / rate),
                QueueLimit = int.MaxValue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );

    private static async Task<bool> IsRenewedAsync(Identity identity, HttpRequestMessage refused, CancellationToken giveUp)
    {
        try
        {
            return await identity.Credential.RenewAsync(refused, giveUp);
        }
        catch (Exception cause) when (cause is Client.Credentials.CredentialException or OperationCanceledException)
        {
            return false; // The 401 stands.
        }
    }

    private async Task<(TargetResult Result, Exchange Exchange)> AttemptAsync(
        HttpContext context,
        PreparedRequest request,
        CancellationToken giveUp,
        CancellationToken abandoned
    )
    {
        await _turns.WaitAsync(giveUp);
        try
        {
            if (_rate is not null)
                (await _rate.AcquireAsync(1, giveUp)).Dispose();
            var result = await _forwarder.SendAsync(context, request, Limit, abandoned);
            return (result, Keep(request, result));
        }
        finally
        {
            _turns.Release();
        }
    }

    private Exchange Keep(PreparedRequest request, TargetResult result)
    {
        if (_options.KeepsExchanges)
            Interlocked.Add(ref _kept, request.Body.Length + (result.Response?.Body.Length ?? 0));
        if (request.Identity is { } identity)
            _secrets.Learn(result.Secrets, identity.Symbol);
        var (kept, answer, reason) = _secrets.Redactor.Apply(request.Captured, result.Response, result.Failure?.Reason);
        var exchange = new Exchange
        {
            Number = Interlocked.Increment(ref _count),
            InteractionId = request.InteractionId,
            Request = kept,
            Response = answer,
            StartedAt = result.StartedAt ?? _options.Time.GetUtcNow(),
            Duration = result.Duration,
            Outcome = result.Failure?.Outcome ?? ExchangeOutcome.Answered,
            Reason = reason,
        };
        if (_options.KeepsExchanges)
            _log.Add(exchange);
        _options.OnExchange?.Invoke(exchange);
        return exchange;
    }
}
