namespace ElbContract.Client.LoadBalancers;

/// <summary>What a provider answers to the deletion of a load balancer.</summary>
/// <param name="IsThere">False where there was none with that id.</param>
/// <param name="JobId">The job that deletes it; null where the provider names none, which has deleted it then.</param>
public sealed record Deletion(bool IsThere, string? JobId);
