using ElbContract.Specification.Answers;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Sessions;

/// <summary>Deletes what an interrupted run left behind, by its journal.</summary>
public static class JournalCleanUp
{
    /// <param name="path">The journal of a run that has ended. It is deleted when nothing is left that it names.</param>
    /// <param name="options">Where, in whose name, how patiently; its ids need the project, and a token where there is no
    /// credential.</param>
    /// <param name="dryRun">Tells what would be deleted, and changes neither endpoint nor journal.</param>
    /// <param name="isTrusted">Whether the journal is believed without this user's marks.</param>
    /// <param name="cancellationToken">What is not deleted by then is left.</param>
    /// <exception cref="JournalException">The journal cannot be read or believed, its run is alive, or it is about another endpoint or
    /// project.</exception>
    public static async Task<CleanUpResult> RunAsync(
        string path,
        SessionOptions options,
        bool dryRun,
        bool isTrusted = false,
        CancellationToken cancellationToken = default
    )
    {
        var ids = options.Ids with { Token = options.Credential is null ? options.Ids.Token : ProviderIds.Example.Token };
        var identity = new RunIdentity(RunStates.From(ids), options.Credential);
        var journal = dryRun
            ? Journal.Read(path, options.Endpoint, identity.ProjectId, isTrusted)
            : Journal.Open(path, options.Endpoint, identity.ProjectId, isTrusted);
        await using var endpoint = await SessionGateway.ResumeAsync(journal, options, identity);
        return await endpoint.CleanUpAsync(dryRun, isAfterTheRun: true, cancellationToken);
    }
}
