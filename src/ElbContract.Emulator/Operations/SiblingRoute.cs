namespace ElbContract.Emulator.Operations;

/// <summary>What a path beside the listeners' leads to.</summary>
internal enum Sibling
{
    /// <summary>Nothing.</summary>
    None,

    LoadBalancers,
    Certificates,
    Jobs,
}

/// <summary>The load balancers, certificates or jobs of a project, or one of them.</summary>
/// <param name="Kind">What the path leads to.</param>
/// <param name="ProjectId">Null where it leads to nothing.</param>
/// <param name="Id">Null for all of them.</param>
internal readonly record struct SiblingRoute(Sibling Kind, string? ProjectId, string? Id)
{
    public static SiblingRoute Parse(string path) =>
        path.Split('/') switch
        {
            ["", "v1.0", { Length: > 0 } project, "elbaas", "loadbalancers"] => new(Sibling.LoadBalancers, project, null),
            ["", "v1.0", { Length: > 0 } project, "elbaas", "loadbalancers", { Length: > 0 } id] => new(Sibling.LoadBalancers, project, id),
            ["", "v1.0", { Length: > 0 } project, "elbaas", "certificate"] => new(Sibling.Certificates, project, null),
            ["", "v1.0", { Length: > 0 } project, "elbaas", "certificate", { Length: > 0 } id] => new(Sibling.Certificates, project, id),
            ["", "v1" or "v1.0", { Length: > 0 } project, "jobs", { Length: > 0 } id] => new(Sibling.Jobs, project, id),
            _ => default,
        };
}
