namespace ElbContract.Verification.Patience;

/// <summary>How often, how soon and how long a request is sent again.</summary>
internal sealed record RetryOptions
{
    /// <summary>The most retries of a request; 4. 0 for none.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>About the first wait, doubled each time, with jitter; 0.5 s.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait of its own accord; 15 s.</summary>
    public TimeSpan MaximumDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait that an endpoint can ask for; 30 s.</summary>
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>No retry begins once a request has taken this long; 90 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The longest that a request can take, given how long one answer may: the last wait, a look-up, a deletion and the answer
    /// come on top.</summary>
    public TimeSpan Longest(TimeSpan timeout) => Patience + MaximumRetryAfter + (4 * timeout);
}
