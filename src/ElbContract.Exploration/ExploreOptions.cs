using ElbContract.Verification.Sessions;

namespace ElbContract.Exploration;

/// <summary>How much to explore, and where.</summary>
public sealed record ExploreOptions
{
    /// <summary>The endpoint, in whose name, how patiently.</summary>
    public required SessionOptions Run { get; init; }

    /// <summary>Enough for every rule in every context and for all pairs of values, and for some parameters more.</summary>
    public const int DefaultCases = 10_000;

    /// <summary>How many cases are sent, 1 or more. Default 10000.</summary>
    public int Cases { get; init; } = DefaultCases;

    /// <summary>The same seed gives the same cases in the same order, wherever the run can refer to the same things.</summary>
    public required int Seed { get; init; }

    /// <summary>How long the run may take, with the smallest requests and the clean-up; null for as long as it does.</summary>
    public TimeSpan? Budget { get; init; }
}
