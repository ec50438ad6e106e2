using ElbContract.Client.Errors;
using ElbContract.Traffic.Exchanges;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Journals;

namespace ElbContract.Verification.Patience;

/// <summary>Keeps a run within a small quota: a request that may add a listener waits for room, and what it added is deleted as soon as its
/// answer is there.</summary>
/// <remarks>Outermost of the steps. Deletions run in the background, through the gateway; <see cref="CompleteAsync"/> waits for
/// them.</remarks>
internal sealed class LiveListeners(Journal journal, EndpointListeners endpoint, LiveListenersOptions options) : IGatewayStep
{
    private const string QuotaReached = "ELB.6091";
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(10);

    private readonly Settlement _settlement = new(journal, endpoint);
    private readonly Slots _slots = new(options.Maximum);
    private readonly Lock _lock = new();
    private readonly Dictionary<Task, Addition> _background = [];
    private readonly Dictionary<long, Task> _delays = [];
    private int _standing;
    private long? _lastGone;
    private bool _isFull;

    public async Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping)
    {
        if (Addition.Of(request) is not { } addition)
            return await send();
        if (!await _slots.TakeAsync(alone: false, options.Patience, options.Time, stopping))
            return Exchange.NotSent(request, NoRoom(), options.Time.GetUtcNow());
        var exchange = await InSlotAsync(send);
        for (var retry = 0; MetQuotaOfOurOwn(exchange); retry++)
        {
            // Others fill it: no request waits for that again until something fits in.
            if (retry == options.QuotaRetries)
                lock (_lock)
                    _isFull = true;
            else if (await AgainAsync(retry, send, stopping) is { } again)
                exchange = again;
            else
                return exchange;
        }

        HandOver(addition, AdditionOutcome.Of(exchange));
        return exchange;
    }

    /// <summary>Ends when no deletion is under way any more.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        while (Background() is { Count: > 0 } tasks)
            await Task.WhenAll(tasks).WaitAsync(cancellationToken);
    }

    /// <summary>Ends when no deletion is under way any more of what stands where this asks for a listener.</summary>
    public Task GoneAsync(Addition addition)
    {
        lock (_lock)
            return Task.WhenAll(
                _background
                    .Where(one => one.Value.LoadBalancer == addition.LoadBalancer && one.Value.Port == addition.Port)
                    .Select(one => one.Key)
            );
    }

    /// <summary>Keeps listeners on that port from being deleted until it is disposed of, or for <see
    /// cref="LiveListenersOptions.LongestDelay"/>.</summary>
    public IDisposable DelayDeletion(long port)
    {
        var release = new CancellationTokenSource(options.LongestDelay, options.Time);
        var released = Task.Delay(Timeout.InfiniteTimeSpan, release.Token);
        lock (_lock)
            _delays[port] = released;
        return new Delay(() =>
        {
            lock (_lock)
                _delays.Remove(port);
            release.Cancel();
            release.Dispose();
        });
    }

    private List<Task> Background()
    {
        lock (_lock)
            return [.. _background.Keys];
    }

    private async Task<Exchange> InSlotAsync(Func<Task<Exchange>> send)
    {
        try
        {
            return await send();
        }
        catch
        {
            _slots.Return();
            throw;
        }
    }

    // Gives its slot back, and waits until nothing of the run's own is in the way. Null, and no slot, where that does not come about.
    private async Task<Exchange?> AgainAsync(int retry, Func<Task<Exchange>> send, CancellationToken stopping)
    {
        lock (_lock)
            _slots.Shrink(_standing);
        _slots.Return();
        try
        {
            if (!await _slots.TakeAsync(alone: true, options.Patience, options.Time, stopping))
                return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        try
        {
            await Task.Delay(options.Pause * (1 << retry), options.Time, stopping);
            return await send();
        }
        catch (OperationCanceledException)
        {
            _slots.Return();
            return null;
        }
        finally
        {
            _slots.Share();
        }
    }

    private bool MetQuotaOfOurOwn(Exchange exchange)
    {
        if (exchange is not { Outcome: ExchangeOutcome.Answered, Response: { Status: 403 or 409 } answer })
            return false;
        if (ProviderErrorReader.Read(answer.Status, answer.Body.Span).Code != QuotaReached)
            return false;
        lock (_lock)
            return !_isFull && (_standing > 0 || (_lastGone is { } gone && options.Time.GetElapsedTime(gone) < Recently));
    }

    private void HandOver(Addition addition, AdditionOutcome outcome)
    {
        if (outcome.Creation == Creation.Nothing)
        {
            _slots.Return();
            return;
        }

        Task task;
        lock (_lock)
        {
            var delay = addition.Port is { } port ? _delays.GetValueOrDefault(port) : null;
            task = Task.Run(() => RemoveAsync(addition, outcome, delay));
            _isFull &= outcome.IsOpen;
            _standing++;
            _background.Add(task, addition);
        }

        _ = task.ContinueWith(Leave, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    // Also where it could not be deleted: the journal names it, and the run goes on.
    private void Leave(Task task)
    {
        lock (_lock)
        {
            _standing--;
            _lastGone = options.Time.GetTimestamp();
            _background.Remove(task);
        }

        _slots.Return();
    }

    private async Task<bool> RemoveAsync(Addition addition, AdditionOutcome outcome, Task? delay)
    {
        if (delay is not null)
            await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // A provider that answers with another's listener has made none.
        if (outcome.Id is { } known && journal.Ask(book => book.WasThereBefore(known)))
            return true;
        return outcome.Id is { } id
            ? await DeleteAsync(addition.Project, id)
            : await _settlement.SettleAsync(addition, CancellationToken.None);
    }

    private async Task<bool> DeleteAsync(string? project, string id)
    {
        for (var attempt = 0; attempt < options.Deletions; attempt++)
        {
            if (attempt > 0)
                await Task.Delay(options.Pause * (1 << (attempt - 1)), options.Time);
            if (!(await endpoint.DeleteAsync(project, id, CancellationToken.None)).IsGone)
                continue;
            journal.Deleted(id);
            return true;
        }

        return false;
    }

    private string NoRoom() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"no room for its listener: for {options.Patience.TotalSeconds:0.###} s none of the run's others was deleted (--max-live)"
        );

    private sealed class Delay(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
