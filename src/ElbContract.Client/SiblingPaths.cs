namespace ElbContract.Client;

/// <summary>The paths of the operations beside listeners: load balancers, their jobs, certificates.</summary>
internal static class SiblingPaths
{
    public static string LoadBalancers(string projectId) => $"/v1.0/{Escape(projectId)}/elbaas/loadbalancers";

    public static string LoadBalancer(string projectId, string id) => $"{LoadBalancers(projectId)}/{Escape(id)}";

    /// <summary>Certificates; their path is in the singular.</summary>
    public static string Certificates(string projectId) => $"/v1.0/{Escape(projectId)}/elbaas/certificate";

    public static string Certificate(string projectId, string id) => $"{Certificates(projectId)}/{Escape(id)}";

    public static string Job(string projectId, string id) => $"/v1.0/{Escape(projectId)}/jobs/{Escape(id)}";

    /// <summary>Where a job is too, by the address that the creation of a load balancer answers.</summary>
    public static string JobWithoutMinorVersion(string projectId, string id) => $"/v1/{Escape(projectId)}/jobs/{Escape(id)}";

    private static string Escape(string segment) => Uri.EscapeDataString(segment);
}
