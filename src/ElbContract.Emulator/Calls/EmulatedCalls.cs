using System.Collections.Frozen;

namespace ElbContract.Emulator.Calls;

/// <summary>The calls that the emulator answers: what a path does not have here is refused with 405.</summary>
internal static class EmulatedCalls
{
    public static IReadOnlyList<EmulatedCall> All { get; } =
    [
        new("POST", Resource.Listeners, "Add a listener", Footing.Page),
        new("GET", Resource.Listeners, "List listeners", Footing.SiblingPage),
        new("GET", Resource.Listener, "Show a listener", Footing.SiblingPage),
        new("PUT", Resource.Listener, "Change a listener", Footing.SiblingPage),
        new("DELETE", Resource.Listener, "Delete a listener", Footing.SiblingPage),
        new("POST", Resource.Members, "Add backends to a listener", Footing.SiblingPage),
        new("GET", Resource.Members, "List the backends of a listener", Footing.SiblingPage),
        new("POST", Resource.MemberActions, "Remove backends from a listener", Footing.SiblingPage),
        new("POST", Resource.LoadBalancers, "Create a load balancer", Footing.SiblingPage),
        new("GET", Resource.LoadBalancers, "List load balancers", Footing.SiblingPage),
        new("GET", Resource.LoadBalancer, "Show a load balancer", Footing.SiblingPage),
        new("PUT", Resource.LoadBalancer, "Change a load balancer", Footing.SiblingPage),
        new("DELETE", Resource.LoadBalancer, "Delete a load balancer", Footing.SiblingPage),
        new("POST", Resource.Certificates, "Create a certificate", Footing.SiblingPage),
        new("GET", Resource.Certificates, "List certificates", Footing.SiblingPage),
        new("GET", Resource.Certificate, "Show a certificate", Footing.Guess),
        new("PUT", Resource.Certificate, "Change a certificate", Footing.SiblingPage),
        new("DELETE", Resource.Certificate, "Delete a certificate", Footing.SiblingPage),
        new("POST", Resource.HealthChecks, "Create a health check", Footing.SiblingPage),
        new("GET", Resource.HealthChecks, "List health checks", Footing.Guess),
        new("GET", Resource.HealthCheck, "Show a health check", Footing.SiblingPage),
        new("PUT", Resource.HealthCheck, "Change a health check", Footing.SiblingPage),
        new("DELETE", Resource.HealthCheck, "Delete a health check", Footing.SiblingPage),
        new("GET", Resource.Quotas, "Show the quotas", Footing.SiblingPage),
        new("GET", Resource.Job, "Show a job", Footing.SiblingPage),
    ];

    private static readonly FrozenDictionary<Resource, string> Methods = All.GroupBy(call => call.Resource)
        .ToFrozenDictionary(
            calls => calls.Key,
            calls => string.Join(", ", calls.SelectMany(call => call.Method == "GET" ? ["GET", "HEAD"] : new[] { call.Method }))
        );

    /// <summary>The methods of what a path leads to, as the header <c>Allow</c> has them; null where it leads to nothing.</summary>
    public static string? Allowed(Resource resource) => Methods.GetValueOrDefault(resource);

    /// <summary>The path that leads there, with the names of its ids in braces.</summary>
    public static string Path(Resource resource) =>
        resource switch
        {
            Resource.Listeners => "/v1.0/{project_id}/elbaas/listeners",
            Resource.Listener => "/v1.0/{project_id}/elbaas/listeners/{listener_id}",
            Resource.Members => "/v1.0/{project_id}/elbaas/listeners/{listener_id}/members",
            Resource.MemberActions => "/v1.0/{project_id}/elbaas/listeners/{listener_id}/members/action",
            Resource.LoadBalancers => "/v1.0/{project_id}/elbaas/loadbalancers",
            Resource.LoadBalancer => "/v1.0/{project_id}/elbaas/loadbalancers/{loadbalancer_id}",
            Resource.Certificates => "/v1.0/{project_id}/elbaas/certificate",
            Resource.Certificate => "/v1.0/{project_id}/elbaas/certificate/{certificate_id}",
            Resource.HealthChecks => "/v1.0/{project_id}/elbaas/healthcheck",
            Resource.HealthCheck => "/v1.0/{project_id}/elbaas/healthcheck/{healthcheck_id}",
            Resource.Quotas => "/v1.0/{project_id}/elbaas/quotas",
            Resource.Job => "/v1/{project_id}/jobs/{job_id}",
            _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, "No path leads there."),
        };

    /// <summary>Whether it can be called with that method. HEAD is answered as GET is.</summary>
    public static bool Has(Resource resource, string method) =>
        All.Any(call => call.Resource == resource && call.Method == (method == "HEAD" ? "GET" : method));
}
