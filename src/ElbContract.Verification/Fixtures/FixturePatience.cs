namespace ElbContract.Verification.Fixtures;

/// <summary>How long is waited for what an endpoint does after its answer.</summary>
internal sealed record FixturePatience
{
    /// <summary>How long one job may take; 10 minutes.</summary>
    public TimeSpan JobLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait after the first question for a job, doubled after each; and before trying again. 1 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two questions; 15 s.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after it was asked for something may still not be listed; 5 minutes.</summary>
    public TimeSpan ListingLimit { get; init; } = TimeSpan.FromMinutes(5);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Waits before the next attempt, longer after each.</summary>
    public Task WaitAsync(int attempt, CancellationToken cancellationToken) => Task.Delay(FirstWait * attempt, Time, cancellationToken);
}
