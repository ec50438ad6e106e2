using ElbContract.Client;
using ElbContract.Client.Errors;
using ElbContract.Verification.Fixtures;

namespace ElbContract.Verification.Journals;

/// <summary>Writes what is created for a run into its journal.</summary>
internal sealed class FixtureJournal(Journal journal) : IFixtureJournal
{
    public Task IntendAsync(FixtureKind kind, string name) => journal.FixtureIntendedAsync(kind.Label(), name);

    public Task MadeAsync(FixtureKind kind, string name, string id) => journal.FixtureMadeAsync(kind.Label(), name, id);

    public Task RemovedAsync(FixtureKind kind, string id) => GoneAsync(fixture => fixture.Kind == kind.Label() && fixture.Id == id);

    public Task AbsentAsync(FixtureKind kind, string name) => GoneAsync(fixture => fixture.Kind == kind.Label() && fixture.Name == name);

    private Task GoneAsync(Func<JournalledFixture, bool> which)
    {
        foreach (var fixture in journal.Ask(book => book.Fixtures).Where(which)) journal.FixtureRemoved(fixture);
        return Task.CompletedTask;
    }
}

/// <summary>Deletes at the endpoint what a journal says was created for its run.</summary>
/// <param name="client">Where it is.</param>
/// <param name="runName">What everything that the run created is named after.</param>
internal sealed class FixtureRemover(ElbClient client, string runName) : IFixtureRemover
{
    private readonly FixtureCleanUp _cleanUp = new(client, new FixtureOptions(), NoFixtureJournal.Instance);

    public async Task<(bool WasThere, string? Reason)> RemoveAsync(JournalledFixture fixture, bool dryRun, CancellationToken cancellationToken)
    {
        if (!FixtureKinds.All.Any(kind => kind.Label() == fixture.Kind)) return (true, "this version does not know what that is: use the version that wrote the journal");
        try
        {
            var found = fixture.Id is { } id && !dryRun ? [new Fixture(KindOf(fixture), fixture.Name, id)] : await FindAsync(fixture, cancellationToken);
            if (found.Count == 0 || dryRun) return (found.Count > 0, null);
            var left = await _cleanUp.RemoveAsync(found, cancellationToken);
            return left.Count == 0 ? (true, null) : (true, "it could not be deleted");
        }
        catch (Exception cause) when (cause is ElbException or OperationCanceledException)
        {
            return (true, cause is ElbException ? cause.Message.TrimEnd('.') : "the time for it ran out");
        }
    }

    private static FixtureKind KindOf(JournalledFixture fixture) => FixtureKinds.All.First(kind => kind.Label() == fixture.Kind);

    private async Task<List<Fixture>> FindAsync(JournalledFixture fixture, CancellationToken cancellationToken) =>
        [.. (await FixtureCleanUp.FindAsync(client, runName, cancellationToken)).Where(one => one.Kind == KindOf(fixture) && (fixture.Id is null || one.Id == fixture.Id))];
}
