namespace ElbContract.Client;

/// <summary>The paths of the listener operations. Anchor p24749807.</summary>
public static class ListenerPaths
{
    /// <summary>Where listeners are added.</summary>
    /// <param name="projectId">Null leaves the segment out, which makes a path that does not exist.</param>
    public static string All(string? projectId) =>
        projectId is null ? "/v1.0/elbaas/listeners" : $"/v1.0/{Uri.EscapeDataString(projectId)}/elbaas/listeners";

    /// <summary>Where the listeners of one load balancer are listed.</summary>
    public static string Of(string projectId, string loadbalancerId) =>
        $"{All(projectId)}?loadbalancer_id={Uri.EscapeDataString(loadbalancerId)}";

    /// <summary>Whether an id can stand in a path and be read as that id by whoever stands before the provider: some undo escapes, and
    /// leave out dots.</summary>
    public static bool Holds(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id is not ("" or "." or "..") && !id.Any(letter => letter is '/' or '\\' || char.IsControl(letter));
    }

    /// <summary>Where one listener is shown and deleted.</summary>
    public static string One(string projectId, string listenerId) => $"{All(projectId)}/{Uri.EscapeDataString(listenerId)}";
}
