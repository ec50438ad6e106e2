namespace ElbContract.Verification.Fixtures;

/// <summary>Is told of everything that is created for a run, so that another process can remove it after this one was killed.</summary>
/// <remarks>What was intended and nothing more was told of can be there: <see cref="CreatedFixtures.FindAsync"/> finds it by its name.</remarks>
public interface IFixtureJournal
{
    /// <summary>Told before the request is sent.</summary>
    Task IntendAsync(FixtureKind kind, string name);

    /// <summary>Told as soon as its id is known.</summary>
    Task MadeAsync(FixtureKind kind, string name, string id);

    /// <summary>Told when the endpoint has it no more.</summary>
    Task RemovedAsync(FixtureKind kind, string id);

    /// <summary>Told when what was intended was refused, or was looked for and is not there.</summary>
    Task AbsentAsync(FixtureKind kind, string name);
}

/// <summary>Keeps nothing.</summary>
public sealed class NoFixtureJournal : IFixtureJournal
{
    public static NoFixtureJournal Instance { get; } = new();

    private NoFixtureJournal()
    {
    }

    public Task IntendAsync(FixtureKind kind, string name) => Task.CompletedTask;

    public Task MadeAsync(FixtureKind kind, string name, string id) => Task.CompletedTask;

    public Task RemovedAsync(FixtureKind kind, string id) => Task.CompletedTask;

    public Task AbsentAsync(FixtureKind kind, string name) => Task.CompletedTask;
}
