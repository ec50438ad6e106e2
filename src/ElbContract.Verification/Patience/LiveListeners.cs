using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
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
    private const int RarestSweep = 8;
    private static readonly TimeSpan Recently = TimeSpan.FromSeconds(10);

    private readonly Settlement _settlement = new(journal, endpoint);
    private readonly Slots _slots = new(options.Maximum);
    private readonly Lock _lock = new();
    private readonly Dictionary<Task, Addition> _background = [];
    private readonly Dictionary<long, Task> _delays = [];
    private int _standing;
    private long? _lastGone;
    private bool _isFull;
    private int _refused;
    private int _sweepAfter = 1;
    private bool _makesWhatItRefuses;
    private readonly HashSet<string> _stood = new(StringComparer.Ordinal);
    private readonly List<(Addition Addition, AdditionOutcome Outcome)> _lost = [];
    private int _addedSinceLost;
    private int _lookAfter = 1;

    public async Task<Exchange> SendAsync(CapturedRequest request, Func<Task<Exchange>> send, CancellationToken stopping)
    {
        if (Addition.Of(request) is not { } addition)
            return await send();
        await RegainAsync();
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

        if (IsTimeToSweep(exchange))
            await SweepAsync();
        HandOver(addition, exchange);
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

    private void HandOver(Addition addition, Exchange exchange)
    {
        var outcome = AdditionOutcome.Of(exchange);
        if (outcome.Creation == Creation.Nothing)
        {
            _slots.Return();
            return;
        }

        Task<bool> task;
        lock (_lock)
        {
            var delay = addition.Port is { } port ? _delays.GetValueOrDefault(port) : null;
            task = Task.Run(() => RemoveAsync(addition, exchange, delay));
            _isFull &= outcome.IsOpen;
            _standing++;
            _background.Add(task, addition);
        }

        _ = task.ContinueWith(
            removal => Leave(removal, addition, outcome),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    // Some make what they refuse: nothing in an answer shows it, and the load balancers' listings do. The longer none is found, the rarer
    // they are asked for; once one is found, after every refusal.
    private bool IsTimeToSweep(Exchange exchange)
    {
        if (exchange is not { Outcome: ExchangeOutcome.Answered, Response.Status: >= 300 and < 500 and var status } || Weather.Is(status))
            return false;
        lock (_lock)
        {
            if (++_refused < _sweepAfter)
                return false;
            _refused = 0;
            _sweepAfter = _makesWhatItRefuses ? 1 : Math.Min(2 * _sweepAfter, RarestSweep * options.Maximum);
            return true;
        }
    }

    private async Task SweepAsync()
    {
        var (found, standing) = await _settlement.SweepAsync(CancellationToken.None);
        if (found == 0)
            return;
        lock (_lock)
            (_makesWhatItRefuses, _sweepAfter) = (true, 1);
        for (var lost = 0; lost < standing; lost++)
            _slots.Shrink();
    }

    // What may stand keeps its room: the journal names it, and the run goes on with what is left. It is looked at again later, the rarer
    // the longer it stands.
    private void Leave(Task<bool> task, Addition addition, AdditionOutcome outcome)
    {
        var isGone = task is { IsCompletedSuccessfully: true, Result: true };
        lock (_lock)
        {
            _standing--;
            if (isGone)
                _lastGone = options.Time.GetTimestamp();
            _background.Remove(task);
            if (!isGone)
                _lost.Add((addition, outcome));
        }

        if (isGone)
            _slots.Return();
        else
            _slots.Lose();
    }

    private async Task RegainAsync()
    {
        List<(Addition Addition, AdditionOutcome Outcome)> lost;
        lock (_lock)
        {
            if (_lost.Count == 0 || ++_addedSinceLost < _lookAfter)
                return;
            (_addedSinceLost, _lookAfter) = (0, Math.Min(2 * _lookAfter, RarestSweep * options.Maximum));
            lost = [.. _lost];
            _lost.Clear();
        }

        foreach (var (addition, outcome) in lost)
        {
            var isGone = await IsGoneByNowAsync(addition, outcome);
            lock (_lock)
            {
                if (!isGone)
                    _lost.Add((addition, outcome));
            }

            if (isGone)
                _slots.Regain();
        }
    }

    private async Task<bool> IsGoneByNowAsync(Addition addition, AdditionOutcome outcome)
    {
        if (outcome.Id is not { } id || journal.Ask(book => book.Find(id)) is not { } made || made.Addition != addition)
            return await _settlement.SettleAsync(addition, CancellationToken.None);
        var removal = (await _settlement.RemoveAsync(made, CancellationToken.None)).Outcome;
        lock (_lock)
        {
            // What was never seen may come to be seen.
            if (removal == RemovalOutcome.Absent && _stood.Contains(id))
                journal.Deleted(id);
        }

        return removal == RemovalOutcome.Gone || journal.Ask(book => book.IsDeleted(id));
    }

    // Whether nothing of it stands.
    private async Task<bool> RemoveAsync(Addition addition, Exchange exchange, Task? delay)
    {
        if (delay is not null)
            await delay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var outcome = AdditionOutcome.Of(exchange);
        if (outcome.Id is { } id && journal.Ask(book => book.Find(id)) is { } made && made.Addition == addition)
        {
            if (options.BeforeDeletion is { } visitAsync)
                await visitAsync(exchange, async token => (await endpoint.LookAsync(journal, made, token)).Listener);
            if (await RemoveAsync(made) is { } isGone)
                return isGone;
        }

        for (var look = 0; ; look++)
        {
            if (await _settlement.SettleAsync(addition, CancellationToken.None))
                return true;
            if (outcome.Creation == Creation.Unknown || look == options.Looks)
                return false;
            await PauseAsync(look);
        }
    }

    // Null where it proves to be somebody else's.
    private async Task<bool?> RemoveAsync(MadeListener made)
    {
        for (var (attempt, look) = (0, 0); ; )
        {
            // Its id was answered to another request too: it is sought by what its own asked for.
            if (journal.Ask(book => book.Find(made.Id))?.Number != made.Number)
                return null;
            var outcome = (await _settlement.RemoveAsync(made, CancellationToken.None)).Outcome;
            if (outcome is RemovalOutcome.Gone or RemovalOutcome.NotOurs)
                return outcome == RemovalOutcome.Gone ? true : null;
            if (outcome == RemovalOutcome.Stands)
            {
                lock (_lock)
                    _stood.Add(made.Id);
                if (++attempt == options.Deletions)
                    return false;
                await Task.Delay(options.Pause * (1 << (attempt - 1)), options.Time);
            }
            else if (look < (outcome == RemovalOutcome.Absent ? options.LongLooks : options.Looks))
                await PauseAsync(look++);
            else
                // What was never seen may come to be seen: it is looked for once more when the run ends.
                return journal.Ask(book => book.IsDeleted(made.Id));
        }
    }

    private Task PauseAsync(int look) => Task.Delay(options.Pause / 10 * (1 << look), options.Time);

    /// <summary>Whether there is room for a listener, or will be.</summary>
    public bool HasRoom => !_slots.AreLost;

    private string NoRoom() =>
        _slots.AreLost
            ? "no more listeners are added: as many as the run may have at once (--max-live) could not be confirmed as deleted"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"no room for its listener: no other listener was deleted within {options.Patience.TotalSeconds:0.###} s (--max-live)"
            );

    private sealed class Delay(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
