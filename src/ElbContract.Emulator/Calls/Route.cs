using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Calls;

/// <summary>Where a path leads.</summary>
/// <param name="Resource">What it leads to.</param>
/// <param name="ProjectId">Whose; null where it leads to nothing.</param>
/// <param name="Id">Of the one thing, without the escapes of the path; of the listener, where it leads to a listener's members. Null for
/// all of them.</param>
internal readonly record struct Route(Resource Resource, string? ProjectId, string? Id)
{
    public static Route Parse(string path)
    {
        if (ListenerPath.Parse(path) is { Form: ListenerPathForm.Listeners, ProjectId: { Length: > 0 } project })
            return new(Resource.Listeners, project, null);
        return path.Split('/') switch
        {
            ["", "v1.0", { Length: > 0 } owner, "elbaas", .. var rest] => Below(owner, rest),
            ["", "v1" or "v1.0", { Length: > 0 } owner, "jobs", { Length: > 0 } id] => new(Resource.Job, owner, Uri.UnescapeDataString(id)),
            ["", "v2.0", "lbaas", _, ..] or ["", "v2" or "v3", _, "elb", _, ..] => new(Resource.OtherGeneration, null, null),
            _ => default,
        };
    }

    private static Route Below(string project, string[] rest) =>
        rest switch
        {
            ["listeners", { Length: > 0 } id] => One(Resource.Listener, project, id),
            ["listeners", { Length: > 0 } id, "members"] => One(Resource.Members, project, id),
            ["listeners", { Length: > 0 } id, "members", "action"] => One(Resource.MemberActions, project, id),
            ["loadbalancers"] => new(Resource.LoadBalancers, project, null),
            ["loadbalancers", { Length: > 0 } id] => One(Resource.LoadBalancer, project, id),
            ["certificate"] => new(Resource.Certificates, project, null),
            ["certificate", { Length: > 0 } id] => One(Resource.Certificate, project, id),
            ["healthcheck"] => new(Resource.HealthChecks, project, null),
            ["healthcheck", { Length: > 0 } id] => One(Resource.HealthCheck, project, id),
            ["quotas"] => new(Resource.Quotas, project, null),
            _ => default,
        };

    private static Route One(Resource resource, string project, string id) => new(resource, project, Uri.UnescapeDataString(id));
}
