using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;

namespace ElbContract.Verification.Journals;

/// <summary>Writes down each request to add a listener before it is sent, and what became of it before its answer is passed on.</summary>
/// <remarks>Innermost of the steps, so that every attempt has a number of its own. Where the journal cannot be written, nothing is
/// sent.</remarks>
internal sealed class JournalStep(Journal journal, TimeProvider time) : IGatewayStep
{
    public async Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping)
    {
        if (Addition.Of(request) is not { } addition)
            return await send();
        try
        {
            if (journal.Failure is { } failure)
                return Exchange.NotSent(request, failure, time.GetUtcNow());
            var number = await journal.IntendAsync(addition);
            return await SendAsync(number, send);
        }
        catch (JournalException unwritable)
        {
            return Exchange.NotSent(request, unwritable.Message, time.GetUtcNow());
        }
    }

    private async Task<Exchange> SendAsync(int number, Func<Task<Exchange>> send)
    {
        Exchange exchange;
        try
        {
            exchange = await send();
        }
        catch (OperationCanceledException)
        {
            // Before its turn came: nothing throws once it is with the target.
            await journal.SettleAsync(number, new AdditionOutcome(Creation.Nothing));
            throw;
        }

        await journal.SettleAsync(number, AdditionOutcome.Of(exchange));
        return exchange;
    }
}
