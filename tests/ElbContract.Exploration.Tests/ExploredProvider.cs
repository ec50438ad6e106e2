using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Sending;
using ElbContract.Exploration.Shrinking;
using ElbContract.Verification;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;
using ElbContract.Verification.Tests;
using ElbContract.Verification.Tests.Providers;

namespace ElbContract.Exploration.Tests;

/// <summary>Sends single cases at a provider, as a run does.</summary>
internal sealed class ExploredProvider : IAsyncDisposable
{
    private readonly EndpointRun _endpoint;

    private ExploredProvider(EndpointRun endpoint, RunStates states, VerifyOptions options)
    {
        _endpoint = endpoint;
        Sender = new CaseSender(
            endpoint,
            states,
            new RunValues(states, options.ListenerName),
            new Ports(endpoint.Journal, states.LoadBalancers, seed: 1),
            options.MaximumListeners
        );
    }

    public CaseSender Sender { get; }

    public static async Task<ExploredProvider> StartAsync(TestProvider provider)
    {
        var options = Runs.At(provider);
        var states = RunStates.From(options.Ids);
        return new ExploredProvider(
            await EndpointRun.StartAsync(options, new RunIdentity(states, credential: null), _ => { }, keepsExchanges: false),
            states,
            options
        );
    }

    /// <summary>The smallest case that breaks the clause as this one does; null where this one does not.</summary>
    public async Task<Case?> ShrinkAsync(string clause, Case one)
    {
        var shrinker = new Shrinker(Sender, SmallerCases.Of(new CaseSource(1, 1, Means.All), Means.All), hasTime: () => true);
        return (await shrinker.ShrinkAsync(clause, one, TestContext.Current.CancellationToken))?.Case;
    }

    public async ValueTask DisposeAsync()
    {
        Sender.Dispose();
        await _endpoint.EndAsync();
        await _endpoint.DisposeAsync();
    }
}
