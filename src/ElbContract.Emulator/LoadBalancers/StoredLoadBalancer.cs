using System.Text.Json;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.LoadBalancers;

/// <summary>A load balancer as it is held.</summary>
internal sealed class StoredLoadBalancer(string id, string name, LoadBalancerNetwork network, string time)
{
    private volatile bool _isActive;

    /// <summary>Listeners can be added to it; before, its job is under way.</summary>
    public bool IsActive
    {
        get => _isActive;
        set => _isActive = value;
    }

    public string Id => id;
    public LoadBalancerNetwork Network => network;

    /// <summary>Order of arrival.</summary>
    public long Number { get; set; }

    public string? Description { get; init; }
    public int? Bandwidth { get; init; }
    public string? VpcId { get; init; }
    public string? VipSubnetId { get; init; }
    public string? SecurityGroupId { get; init; }

    private bool IsPublic => network is LoadBalancerNetwork.Public;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        // Addresses that documents may use, and no network has.
        json.WriteString("vip_address"u8, IsPublic ? "192.0.2.1" : "198.51.100.1");
        json.WriteString("update_time"u8, time);
        json.WriteString("create_time"u8, time);
        json.WriteString("id"u8, id);
        json.WriteString("status"u8, IsActive ? "ACTIVE" : "PENDING_CREATE");
        json.WritePropertyName("bandwidth"u8);
        if (Bandwidth is { } bandwidth)
            json.WriteNumberValue(bandwidth);
        else
            json.WriteNullValue();
        json.WriteString("security_group_id"u8, SecurityGroupId);
        json.WriteString("vpc_id"u8, VpcId);
        json.WriteNumber("admin_state_up"u8, 1);
        json.WriteString("vip_subnet_id"u8, VipSubnetId);
        json.WriteString("type"u8, IsPublic ? "External" : "Internal");
        json.WriteString("name"u8, name);
        json.WriteString("description"u8, Description);
        json.WriteEndObject();
    }
}
