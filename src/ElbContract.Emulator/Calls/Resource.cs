namespace ElbContract.Emulator.Calls;

/// <summary>What a path leads to.</summary>
internal enum Resource
{
    /// <summary>Nothing that the API has.</summary>
    None,

    Listeners,
    Listener,
    Members,
    MemberActions,
    LoadBalancers,
    LoadBalancer,
    Certificates,
    Certificate,
    HealthChecks,
    HealthCheck,
    Quotas,
    Job,

    /// <summary>Another generation of the API, which the emulator knows of and does not emulate.</summary>
    OtherGeneration,
}
