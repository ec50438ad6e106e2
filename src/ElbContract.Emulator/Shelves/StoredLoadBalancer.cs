using System.Text.Json;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Shelves;

/// <summary>A load balancer as it is held.</summary>
internal sealed record StoredLoadBalancer : StoredThing
{
    public const string Active = "ACTIVE";
    public const string Pending = "PENDING_CREATE";

    /// <param name="id">Its own.</param>
    /// <param name="shown">A JSON object with at least its <c>type</c> and <c>status</c>.</param>
    public StoredLoadBalancer(string id, JsonElement shown)
        : base(id, shown)
    {
        Network = Text("type") == "Internal" ? LoadBalancerNetwork.Private : LoadBalancerNetwork.Public;
        IsActive = Text("status") == Active;
        IsRunning = Text("admin_state_up") is not ("0" or "2" or "false");
    }

    public LoadBalancerNetwork Network { get; }

    /// <summary>Listeners can be added to it; before, its job is under way.</summary>
    public bool IsActive { get; }

    /// <summary>It is neither stopped nor frozen.</summary>
    public bool IsRunning { get; }
}
