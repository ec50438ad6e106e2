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
    /// <summary>No clause failed, and each that an endpoint can be asked has a verdict.</summary>
    Conforms,

    /// <summary>At least one clause failed.</summary>
    Violates,

    /// <summary>The provider could not be judged: unreachable, credentials refused, quota, time out, interrupted.</summary>
    Inconclusive,

    /// <summary>The documented path does not exist there.</summary>
    NotPublished,

    /// <summary>No clause failed, and some have no verdict because something was not given.</summary>
    Incomplete,
}
