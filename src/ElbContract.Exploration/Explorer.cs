using ElbContract.Client.Credentials;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;

namespace ElbContract.Exploration;

/// <summary>Sends generated cases at an endpoint, judges every answer, and makes what departs from the page small.</summary>
/// <remarks>In a <see cref="Session"/>: what a case made is deleted before the next, and everything before this
/// returns.</remarks>
public static class Explorer
{
    /// <param name="options">How much, where and how.</param>
    /// <param name="cancellationToken">Ends the run early: what it made is deleted, and what it found counts.</param>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="FixtureException">Ids that were given are mixed up, or what fixtures are created from is missing.</exception>
    /// <exception cref="CredentialException">A token cannot be sent.</exception>
    public static async Task<ExplorationReport> ExploreAsync(ExploreOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await new ExploreRun(options, new Budget(options.Budget, TimeProvider.System)).ExecuteAsync(cancellationToken);
    }
}
