namespace ElbContract.Verification.Fixtures;

/// <summary>Is told of everything that is created for a run, so that another process can remove it after this one was killed.</summary>
/// <remarks>What was intended and nothing more was told of can be there: <see cref="FixtureCleanUp"/> finds it by its name.</remarks>
public interface IFixtureJournal
{
    /// <summary>Told before the request is sent.</summary>
    void Intend(FixtureKind kind, string name);

    /// <summary>Told as soon as its id is known.</summary>
    void Made(FixtureKind kind, string name, string id);

    /// <summary>Told when the endpoint has it no more.</summary>
    void Removed(FixtureKind kind, string id);

    /// <summary>Told when what was intended was refused, or was looked for and is not there.</summary>
    void Absent(FixtureKind kind, string name)
    {
    }
}

/// <summary>Keeps nothing.</summary>
public sealed class NoFixtureJournal : IFixtureJournal
{
    public static NoFixtureJournal Instance { get; } = new();

    private NoFixtureJournal()
    {
    }

    public void Intend(FixtureKind kind, string name)
    {
    }

    public void Made(FixtureKind kind, string name, string id)
    {
    }

    public void Removed(FixtureKind kind, string id)
    {
    }
}
