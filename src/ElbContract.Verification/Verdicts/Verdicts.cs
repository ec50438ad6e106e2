namespace ElbContract.Verification.Verdicts;

/// <summary>What a run found of one clause or one case.</summary>
public enum Verdict
{
    Passed,

    /// <summary>The provider departs from the page.</summary>
    Failed,

    /// <summary>It departs, and a waiver covers it.</summary>
    Waived,

    /// <summary>Nothing can be said; the reason is given.</summary>
    NotVerified,
}

/// <summary>What a run found of the provider as a whole.</summary>
public enum RunVerdict
{
    /// <summary>No clause failed.</summary>
    Conforms,

    /// <summary>At least one clause failed.</summary>
    Violates,

    /// <summary>The provider could not be judged: unreachable, credentials refused, quota, time out, interrupted.</summary>
    Inconclusive,

    /// <summary>The documented path does not exist there.</summary>
    NotPublished,
}
