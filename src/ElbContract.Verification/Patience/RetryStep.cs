using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Journals;
using Polly;
using Polly.Retry;

namespace ElbContract.Verification.Patience;

/// <summary>Sends a request again where the weather, and not the provider, answered; a documented answer is never questioned.</summary>
/// <remarks>
/// Between the steps that limit listeners and the journal. A request to add a listener whose fate is unknown is sent again only when no
/// listener of it is there: one that is found is deleted first. Three requests in a row that were sent again in vain end the patience with
/// all others, until the endpoint answers again.
/// </remarks>
internal sealed class RetryStep : IGatewayStep
{
    private const int Enough = 3;
    private static readonly ResiliencePropertyKey<Attempts> Key = new("attempts");

    private readonly RetryOptions _options;
    private readonly Settlement _settlement;
    private readonly ResiliencePipeline<Exchange> _pipeline;
    private readonly SharedPause _pause;
    private int _inVain;

    public RetryStep(Settlement settlement, RetryOptions options)
    {
        _options = options;
        _settlement = settlement;
        _pause = new SharedPause(options.Time);
        _pipeline = options.Retries == 0 ? ResiliencePipeline<Exchange>.Empty : Pipeline();
    }

    public async Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping)
    {
        var attempts = new Attempts(Addition.Of(request), mayRepeat: request.Method != "POST", send, _settlement, _pause, _options.Time);
        var context = ResilienceContextPool.Shared.Get(stopping);
        context.Properties.Set(Key, attempts);
        try
        {
            var exchange = await _pipeline.ExecuteAsync(
                static async (context, attempts) => await attempts.NextAsync(context.CancellationToken),
                context,
                attempts
            );
            if (RetryPolicy.Retries(exchange) == 0)
                Volatile.Write(ref _inVain, 0);
            else if (attempts.Count > 1)
                Interlocked.Increment(ref _inVain);
            return exchange;
        }
        catch (OperationCanceledException) when (attempts.Last is not null)
        {
            return attempts.Last;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline<Exchange> Pipeline() =>
        new ResiliencePipelineBuilder<Exchange> { TimeProvider = _options.Time }
            .AddRetry(
                new RetryStrategyOptions<Exchange>
                {
                    MaxRetryAttempts = _options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = _options.Delay,
                    MaxDelay = _options.MaximumDelay,
                    ShouldHandle = arguments => ValueTask.FromResult(IsWorthMore(Of(arguments.Context), arguments.Outcome.Result)),
                    DelayGenerator = arguments => ValueTask.FromResult(Wait(arguments.Outcome.Result!)),
                }
            )
            .Build();

    private static Attempts Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    private bool IsWorthMore(Attempts attempts, Exchange? exchange) =>
        exchange is not null
        && attempts.AreWorthMore(exchange)
        && attempts.Elapsed < _options.Patience
        && Volatile.Read(ref _inVain) < Enough;

    // An endpoint that says when to come again says it to everybody.
    private TimeSpan? Wait(Exchange exchange)
    {
        if (RetryPolicy.RetryAfter(exchange, _options.Time.GetUtcNow()) is not { } wait)
            return null;
        if (wait > _options.MaximumRetryAfter)
            wait = _options.MaximumRetryAfter;
        _pause.For(wait);
        return wait;
    }
}
