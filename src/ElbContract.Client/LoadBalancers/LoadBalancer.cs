namespace ElbContract.Client.LoadBalancers;

/// <summary>A load balancer as a provider lists it. Not under contract: what is missing or of another type is null.</summary>
public sealed record LoadBalancer
{
    public required string Id { get; init; }
    public string? Name { get; init; }

    /// <summary><see cref="LoadBalancerType.External"/> or <see cref="LoadBalancerType.Internal"/>.</summary>
    public string? Type { get; init; }

    /// <summary>ACTIVE, PENDING_CREATE or ERROR.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it is switched on; providers write a Boolean or 0 (stopped), 1 and 2 (frozen).</summary>
    public bool? AdminStateUp { get; init; }

    /// <summary>Whether it is in service: ACTIVE, and not said to be switched off.</summary>
    public bool IsInService => Status == "ACTIVE" && AdminStateUp != false;
}

/// <summary>The values of a load balancer's <c>type</c>.</summary>
public static class LoadBalancerType
{
    /// <summary>It serves the public network.</summary>
    public const string External = "External";

    /// <summary>It serves a private network.</summary>
    public const string Internal = "Internal";
}
