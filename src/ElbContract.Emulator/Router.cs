using ElbContract.Emulator.Calls;
using ElbContract.Emulator.DataPlane;
using ElbContract.Emulator.Operations;
using ElbContract.Emulator.Snapshots;
using ElbContract.Emulator.States;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Listeners;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator;

/// <summary>Takes a call to what answers it.</summary>
internal sealed class Router(ServiceCondition condition, Admission admission, ProviderStateHandler states, SnapshotHandler snapshots)
{
    public required ListenerOperations Listeners { get; init; }
    public required MemberOperations Members { get; init; }
    public required LoadBalancerOperations LoadBalancers { get; init; }
    public required CertificateOperations Certificates { get; init; }
    public required HealthCheckOperations HealthChecks { get; init; }
    public required QuotaOperations Quotas { get; init; }
    public required JobOperations Jobs { get; init; }

    /// <summary>Null where listeners do not listen.</summary>
    public ListenerPorts? Ports { get; init; }

    public Answer Handle(Call call)
    {
        if (call.Path == ProviderStateHandler.Path)
            return states.Handle(call);
        if (call.Path == SnapshotHandler.Path)
            return call.Method == "POST" ? snapshots.Handle(call) : NotAllowed(call, "POST");
        if (Ports is { } ports && call.Path == ListenerPorts.Path)
            return call.Method is "GET" or "HEAD" ? Answer.Ok(ports.All()) : NotAllowed(call, "GET, HEAD");
        if (condition is not ServiceCondition.Available)
            return Answer.Error(Refusal.With(Status(condition)));
        var route = Route.Parse(call.Path);
        return (route.Resource, call.Method) switch
        {
            // Whatever is posted where nothing else is is the judge's: it knows of paths that do not exist, too.
            (Resource.Listeners or Resource.None, "POST") => Listeners.Add(call),
            (Resource.None, _) => Answer.Error(Refusal.With(404)),
            (Resource.OtherGeneration, _) => NotEmulated(call),
            _ when !EmulatedCalls.Has(route.Resource, call.Method) => NotAllowed(call, EmulatedCalls.Allowed(route.Resource)!),
            _ => admission.Refuse(call, route.ProjectId) is { } error ? Answer.Error(error) : Admitted(call, route),
        };
    }

    /// <summary>The status of every call in that condition.</summary>
    public static int Status(ServiceCondition condition) => condition is ServiceCondition.SystemError ? 500 : 503;

    private Answer Admitted(Call call, Route route) =>
        (route.Resource, call.Method == "HEAD" ? "GET" : call.Method) switch
        {
            (Resource.Listeners, "GET") => Listeners.List(call),
            (Resource.Listener, "GET") => Listeners.Show(route.Id!),
            (Resource.Listener, "PUT") => Listeners.Change(call, route),
            (Resource.Listener, "DELETE") => Listeners.Delete(route.Id!),
            (Resource.Members, "GET") => Members.List(call, route.Id!),
            (Resource.Members, "POST") => Members.Add(call, route),
            (Resource.MemberActions, "POST") => Members.Act(call, route),
            (Resource.LoadBalancers, "GET") => LoadBalancers.List(call),
            (Resource.LoadBalancers, "POST") => LoadBalancers.Create(call, route.ProjectId!),
            (Resource.LoadBalancer, "GET") => LoadBalancers.Show(route.Id!),
            (Resource.LoadBalancer, "PUT") => LoadBalancers.Change(call, route),
            (Resource.LoadBalancer, "DELETE") => LoadBalancers.Delete(route),
            (Resource.Certificates, "GET") => Certificates.List(call),
            (Resource.Certificates, "POST") => Certificates.Create(call),
            (Resource.Certificate, "GET") => Certificates.Show(route.Id!),
            (Resource.Certificate, "PUT") => Certificates.Change(call, route.Id!),
            (Resource.Certificate, "DELETE") => Certificates.Delete(route.Id!),
            (Resource.HealthChecks, "GET") => HealthChecks.List(call),
            (Resource.HealthChecks, "POST") => HealthChecks.Create(call),
            (Resource.HealthCheck, "GET") => HealthChecks.Show(route.Id!),
            (Resource.HealthCheck, "PUT") => HealthChecks.Change(call, route.Id!),
            (Resource.HealthCheck, "DELETE") => HealthChecks.Delete(route.Id!),
            (Resource.Quotas, "GET") => Quotas.Show(),
            (Resource.Job, "GET") => Jobs.Show(route),
            _ => throw new InvalidOperationException($"The table of calls has {call.Method} {route.Resource}, and nothing answers it."),
        };

    private static Answer NotAllowed(Call call, string allowed) =>
        Answer.Error(
            new ProviderError(405, ErrorCode.Of(405, ""), $"methodNotAllowed: {call.Method} is no call of {call.Path}; it has {allowed}.")
        ) with
        {
            Allow = allowed,
        };

    private static Answer NotEmulated(Call call) =>
        Answer.Error(
            new ProviderError(
                501,
                ErrorCode.Of(501, ""),
                $"notImplemented: {call.Method} {call.Path} is a call of another generation of the API, which this emulator does not "
                    + "emulate; it has the classic one, below /v1.0/{project_id}/elbaas."
            )
        );
}
