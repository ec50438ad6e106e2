using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Patience;

/// <summary>How many listeners a run has at once, and how it waits for room.</summary>
internal sealed record LiveListenersOptions
{
    /// <summary>The most listeners at once; 5.</summary>
    public int Maximum { get; init; } = 5;

    /// <summary>How long a request waits for room while no listener goes; 3 minutes. Then it is not sent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How often a deletion is tried before the listener is left to the end of the run, and keeps its room; 3.</summary>
    public int Deletions { get; init; } = 3;

    /// <summary>How often a request is sent again that met the quota while listeners of the run's own were there; 3.</summary>
    public int QuotaRetries { get; init; } = 3;

    /// <summary>How often a listener that is not seen yet is looked for again, after a tenth of <see cref="Pause"/>, and then twice as long
    /// each time; 4.</summary>
    public int Looks { get; init; } = 4;

    /// <summary>The same for one whose id was answered and that nothing shows, where listings are answered; 7, which takes some 13
    /// s.</summary>
    public int LongLooks { get; init; } = 7;

    /// <summary>Before the second deletion, and before a request is sent again that met the quota; twice as long each time. 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a listener is kept that is not to be deleted yet; 10 s.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Waited for before a listener is deleted whose id was answered; null for nothing. Throws nothing.</summary>
    public VisitListener? BeforeDeletion { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Looks at a listener that a run made.</summary>
/// <param name="exchange">That added it.</param>
/// <param name="lookAsync">What the endpoint shows of it now; null where it shows none.</param>
internal delegate Task VisitListener(Exchange exchange, Func<CancellationToken, Task<Listener?>> lookAsync);
