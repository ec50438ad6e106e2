using ElbContract.Traffic.Exchanges;
using Microsoft.AspNetCore.Http;

namespace ElbContract.Traffic.Forwarding;

/// <summary>One client's request on its way through the steps, and what its client is answered in the end.</summary>
internal sealed class RequestPipeline(
    HttpContext context,
    PreparedRequest request,
    TargetSender sender,
    CancellationToken draining,
    CancellationToken abandoned
)
{
    private readonly CancellationToken _hungUp = context.RequestAborted;
    private readonly Lazy<CapturedRequest> _shown = new(() => sender.Redact(request.Captured));
    private (TargetResult Result, Exchange Exchange)? _last;

    public async Task<(TargetResult Result, Exchange Exchange)> RunAsync(IReadOnlyList<IGatewayStep> steps)
    {
        if (request.Failure is { } failure)
            return Never(failure);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(draining, _hungUp);
        try
        {
            var exchange = await Through(steps, 0, giveUp.Token)();
            return _last is { } last && exchange.Number > 0
                ? last
                : Never(new Failure(exchange.Outcome, exchange.Reason ?? "it was held back"));
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            var who = draining.IsCancellationRequested ? "the run was stopped" : "the client hung up";
            return _last ?? Never(new Failure(ExchangeOutcome.Cancelled, $"{who} before the request was sent"));
        }
    }

    private Func<Task<Exchange>> Through(IReadOnlyList<IGatewayStep> steps, int index, CancellationToken giveUp) =>
        index == steps.Count
            ? () => SendAsync(giveUp)
            : () => steps[index].SendAsync(_shown.Value, Through(steps, index + 1, giveUp), giveUp);

    private async Task<Exchange> SendAsync(CancellationToken giveUp)
    {
        var sent = await sender.SendAsync(context, request, giveUp, abandoned);
        _last = sent;
        return sent.Exchange;
    }

    private (TargetResult Result, Exchange Exchange) Never(Failure failure) =>
        (new TargetResult(null, failure), sender.Keep(request, failure));
}
