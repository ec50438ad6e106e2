namespace ElbContract.Verification.Verdicts;

/// <summary>Whether a run can have a verdict on a clause at all.</summary>
public enum Reach
{
    /// <summary>It can.</summary>
    Asked,

    /// <summary>No endpoint can be asked for it: the outcome is not documented, or no request shows it.</summary>
    OutOfReach,

    /// <summary>The contract has no case of it: it is that of a consumer who needs a part of the page only.</summary>
    NotInContract,
}
