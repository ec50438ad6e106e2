namespace ElbContract.Traffic.Checking;

/// <summary>Who departs from the page.</summary>
public enum Side
{
    /// <summary>The request is one that the page does not allow.</summary>
    Client,

    /// <summary>The answer is one that the page does not allow.</summary>
    Provider,
}
