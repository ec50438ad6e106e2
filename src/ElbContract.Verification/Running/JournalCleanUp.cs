using ElbContract.Specification.Answers;
using ElbContract.Traffic.Forwarding;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Patience;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Running;

/// <summary>Deletes what an interrupted run left behind, by its journal.</summary>
public static class JournalCleanUp
{
    /// <param name="path">The journal of a run that has ended. It is deleted when nothing is left that it names.</param>
    /// <param name="options">Where, in whose name, how patiently; its ids need the project, and a token where there is no credential.</param>
    /// <param name="dryRun">Tells what would be deleted, and deletes nothing.</param>
    /// <param name="cancellationToken">What is not deleted by then is left.</param>
    /// <exception cref="JournalException">The journal cannot be read, its run is alive, or it is about another endpoint or project.</exception>
    public static async Task<CleanUpResult> RunAsync(string path, VerifyOptions options, bool dryRun, CancellationToken cancellationToken = default)
    {
        var ids = options.Ids with { Token = options.Credential is null ? options.Ids.Token : ProviderIds.Example.Token };
        var identity = new RunIdentity(RunStates.From(ids), options.Credential);
        await using var journal = Journal.Open(path, options.Endpoint, identity.ProjectId);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = EndpointRun.Longest(options) };
        Gateway? gateway = null;
        var listeners = new EndpointListeners(http, () => gateway!.Address);
        var retries = new RetryStep(new Settlement(journal, listeners), new RetryOptions { Retries = options.Retries });
        await using (gateway = await Gateway.StartAsync(identity.Gateway(options, [retries]), cancellationToken))
        {
            var client = new Client.ElbClient(http, new Client.ElbClientOptions { Endpoint = gateway.Address, ProjectId = ProviderIds.Example.ProjectId }, ProviderIds.Example.Token);
            var result = await new CleanUp(journal, listeners, new FixtureRemover(client)).RunAsync(dryRun, options.Parallel, cancellationToken);
            if (!dryRun) await journal.FinishAsync();
            return result;
        }
    }
}
