using ElbContract.Client.Credentials;
using ElbContract.Traffic.Archives;
using ElbContract.Traffic.Replaying;
using ElbContract.Verification.Fixtures;
using ElbContract.Verification.Journals;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Sessions;

namespace ElbContract.Verification.Replaying;

/// <summary>Sends the requests of a recording to an endpoint, and compares its answers with those that were recorded.</summary>
/// <remarks>In a <see cref="Session"/>: what it made is in the journal before it is sent, and deleted before this
/// returns.</remarks>
public static class Replayer
{
    /// <param name="options">What, where and how.</param>
    /// <param name="cancellationToken">Ends the run early: what it made is deleted, and what it found counts.</param>
    /// <exception cref="RecordingException">The recording cannot be read, or has nothing of the listener API.</exception>
    /// <exception cref="StateUrlException">The state URL does not answer as one.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    /// <exception cref="FixtureException">Ids that were given are mixed up, or what fixtures are created from is missing.</exception>
    /// <exception cref="CredentialException">A token cannot be sent.</exception>
    public static async Task<ReplayReport> ReplayAsync(ReplayOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var replay = new Replay(RecordingReader.Read(options.File));
        if (replay.Calls == 0)
            throw new RecordingException(
                options.File,
                replay.Problem is { } problem
                    ? $"no entry of the listener API in it can be read; {problem}"
                    : "it has no entries of the listener API"
            );
        return await new ReplayRun(options, replay).ExecuteAsync(cancellationToken);
    }
}
