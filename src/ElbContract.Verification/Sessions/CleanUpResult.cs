namespace ElbContract.Verification.Sessions;

/// <summary>What a clean-up did, or would do; each a line for a person.</summary>
public sealed record CleanUpResult
{
    /// <summary>What was deleted; in a dry run, what would be.</summary>
    public required IReadOnlyList<string> Deleted { get; init; }

    /// <summary>What was not there any more.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>What could not be deleted, or not be shown to be the run's, and why.</summary>
    public required IReadOnlyList<string> Left { get; init; }

    /// <summary>What the endpoint answered requests of the run with, and is somebody else's.</summary>
    public IReadOnlyList<string> NotOurs { get; init; } = [];

    public bool IsComplete => Left.Count == 0;
}
