using System.Text.Json.Serialization;

namespace ElbContract.Client.LoadBalancers;

/// <summary>The parameters of a request to create a load balancer. A null property is a parameter that is not sent.</summary>
public sealed record CreateLoadBalancerRequest
{
    /// <summary>1 to 64 letters, digits, <c>_</c> and <c>-</c>.</summary>
    public required string Name { get; init; }

    public required string VpcId { get; init; }

    /// <summary>See <see cref="LoadBalancerType"/>.</summary>
    public required string Type { get; init; }

    public bool AdminStateUp { get; init; } = true;

    /// <summary>1 to 500 Mbit/s; mandatory for a public one.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>Mandatory for a private one.</summary>
    public string? VipSubnetId { get; init; }

    /// <summary>Mandatory for a private one.</summary>
    public string? SecurityGroupId { get; init; }

    /// <summary>The project's id, mandatory for a private one; <see cref="ElbClient"/> puts its own there.</summary>
    [JsonPropertyName("tenantId")]
    public string? TenantId { get; init; }

    /// <summary>Name and type alone: the project's id is kept out of messages.</summary>
    public override string ToString() => $"{Name}, {Type}";
}
