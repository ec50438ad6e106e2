namespace ElbContract.Verification.Journals;

/// <summary>Deletes what a run made for its listeners to use.</summary>
internal interface IFixtureRemover
{
    /// <param name="fixture">Where it has no id, it is looked up by its name, which only its run uses.</param>
    /// <param name="dryRun">Looks, and deletes nothing.</param>
    /// <param name="cancellationToken">Leaves it as it is.</param>
    /// <returns>True where it was deleted, false where it was not there; and why it is still there, or null.</returns>
    Task<(bool WasThere, string? Reason)> RemoveAsync(JournalledFixture fixture, bool dryRun, CancellationToken cancellationToken);
}
