namespace ElbContract.Verification.Journals;

/// <summary>What a clean-up did, or would do; each a line for a person.</summary>
public sealed record CleanUpResult
{
    /// <summary>What was deleted; in a dry run, what would be.</summary>
    public required IReadOnlyList<string> Deleted { get; init; }

    /// <summary>What was not there any more.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>What could not be deleted, or not be shown to be the run's, and why.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    public bool IsComplete => Left.Count == 0;
}

/// <summary>Deletes what a run made for its listeners to use.</summary>
public interface IFixtureRemover
{
    /// <param name="fixture">Where it has no id, it is looked up by its name, which only its run uses.</param>
    /// <param name="dryRun">Looks, and deletes nothing.</param>
    /// <param name="cancellationToken">Leaves it as it is.</param>
    /// <returns>True where it was deleted, false where it was not there; and why it is still there, or null.</returns>
    Task<(bool WasThere, string? Reason)> RemoveAsync(JournalledFixture fixture, bool dryRun, CancellationToken cancellationToken);
}
