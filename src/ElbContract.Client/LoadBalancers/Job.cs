namespace ElbContract.Client.LoadBalancers;

/// <summary>How far a job is.</summary>
public enum JobStatus
{
    /// <summary>The provider says something that is not documented; the job may be under way.</summary>
    Unknown,

    Init,
    Running,
    Success,
    Fail,
}

/// <summary>What a provider does after its answer: creating and deleting a load balancer.</summary>
public sealed record Job
{
    public required JobStatus Status { get; init; }

    /// <summary>The load balancer it is about; null while the provider does not name it.</summary>
    public string? LoadBalancerId { get; init; }

    /// <summary>The provider's code, where it failed.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The provider's words, where it failed.</summary>
    public string? FailReason { get; init; }
}
