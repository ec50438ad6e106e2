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
/// all others, until the endpoint answers again. A conforming request that was answered 500 is sent again too: what fails now and then
/// says nothing of the values that it happens to.
/// </remarks>
internal sealed class RetryStep : IGatewayStep
{
    private const int Enough = 3;

    // Who answers 500 to so many each time does so to more.
    private const int EnoughSystemErrors = 20;
    private static readonly ResiliencePropertyKey<Attempts> Key = new("attempts");

    private readonly RetryOptions _options;
    private readonly Settlement _settlement;
    private readonly ResiliencePipeline<Exchange> _pipeline;
    private readonly SharedPause _pause;
    private readonly Func<CapturedRequest, IReadOnlyList<int>> _documented;
    private int _inVain;
    private int _steadyErrors;
    private int _unsteady;

    /// <param name="settlement">Clears up attempts.</param>
    /// <param name="documented">The statuses with which the answer to a request conforms; none for one that adds no listener.</param>
    /// <param name="options">How often, how soon and how long.</param>
    public RetryStep(Settlement settlement, Func<CapturedRequest, IReadOnlyList<int>> documented, RetryOptions options)
    {
        _documented = documented;
        _options = options;
        _settlement = settlement;
        _pause = new SharedPause(options.Time);
        _pipeline = options.Retries == 0 ? ResiliencePipeline<Exchange>.Empty : Pipeline();
    }

    /// <summary>How many conforming requests were answered 500, and otherwise when they were sent again.</summary>
    public int Unsteady => Volatile.Read(ref _unsteady);

    public async Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping)
    {
        var attempts = new Attempts(
            Addition.Of(request),
            mayRepeat: request.Method != "POST",
            exchange => RetryPolicy.Retries(exchange, () => _documented(request)),
            send,
            _settlement,
            _pause,
            _options.Time
        );
        var context = ResilienceContextPool.Shared.Get(stopping);
        context.Properties.Set(Key, attempts);
        try
        {
            var exchange = await _pipeline.ExecuteAsync(
                static async (context, attempts) => await attempts.NextAsync(context.CancellationToken),
                context,
                attempts
            );
            Note(attempts, exchange);
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

    private void Note(Attempts attempts, Exchange exchange)
    {
        if (attempts.HadSystemError && exchange.Response?.Status is < 500)
            Interlocked.Increment(ref _unsteady);
        if (RetryPolicy.IsSystemError(exchange))
        {
            if (attempts.Count > 1)
                Interlocked.Increment(ref _steadyErrors);
        }
        else if (attempts.Retries(exchange) == 0)
            Volatile.Write(ref _inVain, 0);
        else if (attempts.Count > 1)
            Interlocked.Increment(ref _inVain);
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
        && (
            RetryPolicy.IsSystemError(exchange)
                ? Volatile.Read(ref _steadyErrors) < EnoughSystemErrors
                : Volatile.Read(ref _inVain) < Enough
        );

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
