using System.Text.Json;
using ElbContract.Emulator.Calls;
using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Operations;

/// <summary>Starts jobs and tells how far they are: a job goes on by being asked for.</summary>
internal sealed class JobOperations(EmulatorOptions options, Shelf<StoredThing> store, Shelf<StoredLoadBalancer> loadBalancers)
{
    /// <summary>The answer to a call that starts a job.</summary>
    /// <param name="type">What it does, as providers write it.</param>
    /// <param name="about">The load balancer that it is about, as it is now; null for none.</param>
    /// <param name="projectId">Whose job it is.</param>
    public Answer Start(string type, StoredLoadBalancer? about, string projectId)
    {
        var id = options.NewId();
        var job = JsonBody.Element(json =>
        {
            json.WriteStartObject();
            json.WriteString("job_id"u8, id);
            json.WriteString("job_type"u8, type);
            json.WriteString("begin_time"u8, options.Now());
            json.WriteNumber("asked"u8, 0);
            if (about is not null)
            {
                json.WritePropertyName("elb"u8);
                about.Shown.WriteTo(json);
            }

            json.WriteEndObject();
        });
        while (!store.Add(new StoredThing(id, job)))
            store.Remove(store.All().First().Id);
        return Answer.Ok(
            JsonBody.Render(json =>
            {
                json.WriteStartObject();
                json.WriteString("uri"u8, $"/v1/{projectId}/jobs/{id}");
                json.WriteString("job_id"u8, id);
                json.WriteEndObject();
            })
        );
    }

    /// <summary>Tells how far a job is; one that is done makes its load balancer active.</summary>
    public Answer Show(Route route)
    {
        var asked = 0;
        var job = store.Change(
            route.Id!,
            held =>
            {
                asked = held.Shown.GetProperty("asked").GetInt32() + 1;
                return held with { Shown = held.With([new("asked", asked)]) };
            }
        );
        if (job is null)
            return Problem.NoSuch("job", route.Id!);
        var status =
            asked <= options.JobPolls
                ? asked == 1
                    ? "INIT"
                    : "RUNNING"
                : options.JobsFail
                    ? "FAIL"
                    : "SUCCESS";
        var about = job.Shown.TryGetProperty("elb", out var elb) ? elb : (JsonElement?)null;
        if (status == "SUCCESS" && about is { } made)
            about = Activate(made);
        return Answer.Ok(JsonBody.Render(json => Write(json, job, status, about)));
    }

    private JsonElement Activate(JsonElement loadBalancer)
    {
        var id = loadBalancer.GetProperty("id").GetString()!;
        var now = loadBalancers.Find(id) is { IsActive: false }
            ? loadBalancers.Change(id, held => new StoredLoadBalancer(id, held.With([new("status", StoredLoadBalancer.Active)])))
            : loadBalancers.Find(id);
        return now?.Shown ?? loadBalancer;
    }

    private void Write(Utf8JsonWriter json, StoredThing job, string status, JsonElement? about)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, status);
        json.WriteStartObject("entities"u8);
        if (status == "SUCCESS" && about is { } loadBalancer)
        {
            json.WritePropertyName("elb"u8);
            loadBalancer.WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteString("job_id"u8, job.Id);
        json.WriteString("job_type"u8, job.Text("job_type"));
        json.WriteString("begin_time"u8, job.Text("begin_time"));
        json.WriteString("end_time"u8, status is "SUCCESS" or "FAIL" ? options.Now() : null);
        json.WriteString("error_code"u8, status == "FAIL" ? ErrorCode.Of(500, "") : null);
        json.WriteString("fail_reason"u8, status == "FAIL" ? "This emulator's jobs fail: it was started with --job-fails." : null);
        json.WriteEndObject();
    }
}
