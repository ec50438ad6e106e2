namespace ElbContract.Specification.Listeners;

/// <summary>A path of the API, told apart as far as the clauses ask.</summary>
/// <param name="Form">What path it is.</param>
/// <param name="ProjectId">Its project segment; null where there is none.</param>
public readonly record struct ListenerPath(ListenerPathForm Form, string? ProjectId)
{
    private const string Prefix = "/v1.0/";
    private const string Suffix = "/elbaas/listeners";

    /// <summary>Reads a path; a query is ignored.</summary>
    public static ListenerPath Parse(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        if (query >= 0)
            path = path[..query];
        // The two paths in which nothing stands between prefix and suffix.
        if (path is "/v1.0/elbaas/listeners" or "/v1.0//elbaas/listeners")
            return new ListenerPath(ListenerPathForm.WithoutProject, null);
        if (!path.StartsWith(Prefix, StringComparison.Ordinal) || !path.EndsWith(Suffix, StringComparison.Ordinal))
            return new ListenerPath(ListenerPathForm.Unknown, null);
        var project = path[Prefix.Length..^Suffix.Length];
        return project.Contains('/', StringComparison.Ordinal)
            ? new ListenerPath(ListenerPathForm.Unknown, null)
            : new ListenerPath(ListenerPathForm.Listeners, project);
    }
}

/// <summary>What a path is to the page.</summary>
public enum ListenerPathForm
{
    /// <summary>Not a documented path.</summary>
    Unknown,

    /// <summary>The documented path with its project segment left out.</summary>
    WithoutProject,

    /// <summary><c>/v1.0/{project_id}/elbaas/listeners</c>.</summary>
    Listeners,
}
