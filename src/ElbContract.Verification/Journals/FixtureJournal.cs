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
