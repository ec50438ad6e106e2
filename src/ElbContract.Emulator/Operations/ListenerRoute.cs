using ElbContract.Specification.Listeners;

namespace ElbContract.Emulator.Operations;

/// <summary>The listeners of a project, or one of them.</summary>
/// <param name="ProjectId">Null where the path is neither.</param>
/// <param name="ListenerId">Without the escapes of the path; null for all of them.</param>
internal readonly record struct ListenerRoute(string? ProjectId, string? ListenerId)
{
    public static ListenerRoute Parse(string path)
    {
        if (ListenerPath.Parse(path) is { Form: ListenerPathForm.Listeners, ProjectId: var all })
            return new(all, null);
        var slash = path.LastIndexOf('/');
        if (slash < 0 || slash == path.Length - 1)
            return default;
        return ListenerPath.Parse(path[..slash]) is { Form: ListenerPathForm.Listeners, ProjectId: var project }
            ? new(project, Uri.UnescapeDataString(path[(slash + 1)..]))
            : default;
    }
}
