using System.Globalization;
using System.Text.Json;
using ElbContract.Emulator.Listeners;
using ElbContract.Emulator.LoadBalancers;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Operations;

/// <summary>Lists, shows, creates and deletes load balancers, and tells how far the jobs are.</summary>
internal sealed class LoadBalancerOperations(EmulatorOptions options, LoadBalancerStore store, ListenerStore listeners)
{
    private readonly JobStore _jobs = new();

    /// <summary>Holds what is there from the start.</summary>
    public void Hold(ProviderIds ids)
    {
        store.Add(
            new StoredLoadBalancer(ids.PublicLoadbalancerId, "public", LoadBalancerNetwork.Public, Now()) { IsActive = true, Bandwidth = 1 }
        );
        store.Add(new StoredLoadBalancer(ids.PrivateLoadbalancerId, "private", LoadBalancerNetwork.Private, Now()) { IsActive = true });
    }

    public Answer Handle(Call call, SiblingRoute route) =>
        (call.Method, route.Id) switch
        {
            ("GET", null) => Answer.Ok(
                JsonBody.RenderList("loadbalancers", [.. store.All().Select(stored => (Action<Utf8JsonWriter>)stored.Write)])
            ),
            ("GET", { } id) => store.Find(id) is { } found ? Answer.Ok(JsonBody.Render(found.Write)) : Answer.Error(NotFound(id)),
            ("POST", null) => Create(call, route.ProjectId!),
            ("DELETE", { } id) => Delete(id, route.ProjectId!),
            _ => Answer.Error(Refusal.With(404)),
        };

    /// <summary>Tells how far a job is; one that is done makes its load balancer active.</summary>
    public Answer HandleJob(Call call, SiblingRoute route)
    {
        if (call.Method != "GET")
            return Answer.Error(Refusal.With(404));
        if (_jobs.Find(route.Id!) is not { } job)
            return Answer.Error(new ProviderError(404, Code: null, $"Not Found: there is no job {route.Id}."));
        var status = job.Ask(options.JobPolls);
        if (status == "SUCCESS")
            job.LoadBalancer.IsActive = true;
        return Answer.Ok(JsonBody.Render(json => Write(json, job, status)));
    }

    private Answer Create(Call call, string projectId)
    {
        var (made, problem) = LoadBalancerRequest.Read(call.Body, projectId, options.NewId(), Now());
        if (made is null)
            return Answer.Error(new ProviderError(400, ErrorCode.BadRequest, $"badRequest: {problem}"));
        made.IsActive = options.JobPolls == 0;
        return store.Add(made)
            ? Started("createELB", made, projectId)
            : Answer.Error(
                new ProviderError(
                    403,
                    ErrorCode.Of(403, ""),
                    $"The quota of {LoadBalancerStore.Limit} load balancers is used up: delete some."
                )
            );
    }

    private Answer Delete(string id, string projectId)
    {
        if (store.Find(id) is not { } found)
            return Answer.Error(NotFound(id));
        return store.Remove(id, () => listeners.HasAny(id))
            ? Started("deleteELB", found, projectId)
            : Answer.Error(
                new ProviderError(400, ErrorCode.BadRequest, $"badRequest: Load balancer {id} has listeners: delete them first.")
            );
    }

    private Answer Started(string type, StoredLoadBalancer about, string projectId)
    {
        var job = new StoredJob(options.NewId(), type, about, Now());
        _jobs.Add(job);
        return Answer.Ok(
            JsonBody.Render(json =>
            {
                json.WriteStartObject();
                json.WriteString("uri"u8, $"/v1/{projectId}/jobs/{job.Id}");
                json.WriteString("job_id"u8, job.Id);
                json.WriteEndObject();
            })
        );
    }

    private void Write(Utf8JsonWriter json, StoredJob job, string status)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, status);
        json.WriteStartObject("entities"u8);
        if (status == "SUCCESS")
        {
            json.WritePropertyName("elb"u8);
            job.LoadBalancer.Write(json);
        }

        json.WriteEndObject();
        json.WriteString("job_id"u8, job.Id);
        json.WriteString("job_type"u8, job.Type);
        json.WriteString("begin_time"u8, job.Begin);
        json.WriteString("end_time"u8, status == "SUCCESS" ? Now() : null);
        json.WriteNull("error_code"u8);
        json.WriteNull("fail_reason"u8);
        json.WriteEndObject();
    }

    private string Now() => options.Time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static ProviderError NotFound(string id) => new(404, ErrorCode.Of(404, ""), $"Not Found: there is no load balancer {id}.");
}
