using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Sending;
using ElbContract.Exploration.Shrinking;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Exploration.Tests;

/// <summary>Sends single cases at a provider, in a session that stays open until it is disposed of.</summary>
internal sealed class ExploredProvider : IAsyncDisposable
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<SessionResult> _session;
    private CaseSender? _sender;

    private ExploredProvider(SessionOptions options) =>
        _session = Session.RunAsync(
            options,
            [],
            async session =>
            {
                _sender = new CaseSender(
                    session,
                    new RunValues(session.Ids, options.ListenerName),
                    new PortAllocator(session, seed: 1),
                    options.MaximumListeners
                );
                _opened.SetResult();
                await _done.Task;
            },
            SessionKeeps.Nothing,
            CancellationToken.None
        );

    public CaseSender Sender => _sender!;

    public static async Task<ExploredProvider> StartAsync(TestProvider provider)
    {
        var explored = new ExploredProvider(Runs.At(provider));
        // A session that does not open ends.
        await await Task.WhenAny(explored._opened.Task, explored._session);
        return explored;
    }

    /// <summary>The smallest case that breaks the clause as this one does; null where this one does not.</summary>
    public async Task<Case?> ShrinkAsync(string clause, Case one)
    {
        var shrinker = new Shrinker(
            Sender,
            SmallerCases.Of(new CaseSource(1, 1, AvailableResources.All), AvailableResources.All),
            hasTime: () => true
        );
        return (await shrinker.ShrinkAsync(clause, one, TestContext.Current.CancellationToken))?.Case;
    }

    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _session;
        _sender?.Dispose();
    }
}
