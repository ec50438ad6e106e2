using System.Text.Json.Nodes;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>Lists, shows, creates, changes and deletes load balancers.</summary>
internal sealed class LoadBalancerOperations(
    EmulatorOptions options,
    Shelf<StoredLoadBalancer> store,
    JobOperations jobs,
    ListenerStore listeners
)
{
    /// <summary>Holds what is there from the start.</summary>
    public void Hold(ProviderIds ids, AllShelves shelves)
    {
        var asked = new LoadBalancerRequest
        {
            Name = "public",
            Network = LoadBalancerNetwork.Public,
            Bandwidth = 1,
        };
        shelves.Start(store, Made(ids.PublicLoadbalancerId, asked, StoredLoadBalancer.Active));
        asked = new LoadBalancerRequest { Name = "private", Network = LoadBalancerNetwork.Private };
        shelves.Start(store, Made(ids.PrivateLoadbalancerId, asked, StoredLoadBalancer.Active));
    }

    public Answer List(Call call) =>
        Answer.Ok(
            JsonBody.RenderList(
                "loadbalancers",
                [.. ListQuery.Of(call.Query, store.All(), "update_time", "create_time").Select(held => held.Shown)]
            )
        );

    public Answer Show(string id) =>
        store.Find(id) is { } found ? Answer.Ok(JsonBody.Render(found.Shown.WriteTo)) : Problem.NoSuch("load balancer", id);

    public Answer Create(Call call, string projectId)
    {
        var (asked, problem) = LoadBalancerRequest.Read(call.Body, projectId);
        if (asked is null)
            return Problem.BadRequest(problem!);
        var isDoneAtOnce = options.JobPolls == 0 && !options.JobsFail;
        var made = Made(options.NewId(), asked, isDoneAtOnce ? StoredLoadBalancer.Active : StoredLoadBalancer.Pending);
        return store.Add(made) ? jobs.Start("createELB", made, projectId) : Problem.QuotaIsFull(store.Limit, "load balancers");
    }

    public Answer Change(Call call, Route route)
    {
        if (!store.Contains(route.Id!))
            return Problem.NoSuch("load balancer", route.Id!);
        var (changes, problem) = LoadBalancerRequest.ReadChanges(call.Body);
        if (changes is null)
            return Problem.BadRequest(problem!);
        var now = store.Change(
            route.Id!,
            held => new StoredLoadBalancer(
                held.Id,
                held.With(changes.Append(KeyValuePair.Create<string, JsonNode?>("update_time", options.Now())))
            )
        );
        return now is null ? Problem.NoSuch("load balancer", route.Id!) : jobs.Start("updateELB", now, route.ProjectId!);
    }

    public Answer Delete(Route route)
    {
        if (store.Find(route.Id!) is not { } found)
            return Problem.NoSuch("load balancer", route.Id!);
        return store.Remove(route.Id!, () => listeners.HasAny(route.Id!))
            ? jobs.Start("deleteELB", found, route.ProjectId!)
            : Problem.BadRequest($"Load balancer {route.Id} has listeners: delete them first.");
    }

    private StoredLoadBalancer Made(string id, LoadBalancerRequest asked, string status) =>
        new(
            id,
            JsonBody.Element(json =>
            {
                var isPublic = asked.Network is LoadBalancerNetwork.Public;
                json.WriteStartObject();
                // Addresses that documents may use, and no network has.
                json.WriteString("vip_address"u8, asked.VipAddress ?? (isPublic ? "192.0.2.1" : "198.51.100.1"));
                json.WriteString("update_time"u8, options.Now());
                json.WriteString("create_time"u8, options.Now());
                json.WriteString("id"u8, id);
                json.WriteString("status"u8, status);
                json.WritePropertyName("bandwidth"u8);
                if (asked.Bandwidth is { } bandwidth)
                    json.WriteNumberValue(bandwidth);
                else
                    json.WriteNullValue();
                json.WriteString("security_group_id"u8, asked.SecurityGroupId);
                json.WriteString("vpc_id"u8, asked.VpcId);
                json.WriteNumber("admin_state_up"u8, asked.AdminState);
                json.WriteString("vip_subnet_id"u8, asked.VipSubnetId);
                json.WriteString("type"u8, isPublic ? "External" : "Internal");
                json.WriteString("name"u8, asked.Name);
                json.WriteString("description"u8, asked.Description);
                json.WriteEndObject();
            })
        );
}
