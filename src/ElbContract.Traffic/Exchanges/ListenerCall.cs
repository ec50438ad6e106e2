namespace ElbContract.Traffic.Exchanges;

/// <summary>What a request asks of the listener API.</summary>
internal enum ListenerOperation
{
    /// <summary><c>POST …/elbaas/listeners</c>: what the page documents.</summary>
    Add,

    /// <summary><c>GET …/elbaas/listeners</c>.</summary>
    List,

    /// <summary><c>GET …/elbaas/listeners/{id}</c>.</summary>
    Show,

    /// <summary><c>PUT …/elbaas/listeners/{id}</c>.</summary>
    Change,

    /// <summary><c>DELETE …/elbaas/listeners/{id}</c>.</summary>
    Delete,
}

/// <summary>A call of the listener API, below whatever an endpoint has in front of it.</summary>
/// <param name="Operation">What it asks for.</param>
/// <param name="Project">The project segment; null where the path has none.</param>
/// <param name="ListenerId">Which listener; null where it is about no single one.</param>
/// <param name="Query">With its question mark; empty where there is none.</param>
internal sealed record ListenerCall(ListenerOperation Operation, string? Project, string? ListenerId, string Query)
{
    /// <summary>Null where the request is another API's.</summary>
    public static ListenerCall? Of(CapturedRequest request)
    {
        var path = request.Path;
        var query = request.Target[path.Length..];
        if (ListenersPath.Find(path) is { } all)
        {
            return request.Method switch
            {
                "POST" => new(ListenerOperation.Add, ProjectOf(all), null, query),
                "GET" => new(ListenerOperation.List, ProjectOf(all), null, query),
                _ => null,
            };
        }

        var slash = path.LastIndexOf('/');
        if (slash < 0 || slash == path.Length - 1 || ListenersPath.Find(path[..slash]) is not { } parent)
            return null;
        var id = Uri.UnescapeDataString(path[(slash + 1)..]);
        return request.Method switch
        {
            "GET" => new(ListenerOperation.Show, ProjectOf(parent), id, query),
            "PUT" => new(ListenerOperation.Change, ProjectOf(parent), id, query),
            "DELETE" => new(ListenerOperation.Delete, ProjectOf(parent), id, query),
            _ => null,
        };
    }

    /// <summary>The path of the same call for a project and a listener.</summary>
    public string Target(string? project, string? listener) =>
        (project is null ? "/v1.0/elbaas/listeners" : $"/v1.0/{project}/elbaas/listeners")
        + (listener is null ? "" : "/" + Uri.EscapeDataString(listener))
        + Query;

    /// <summary>For a reader, without the project: <c>/elbaas/listeners/{id}</c>.</summary>
    public string Shown => "/elbaas/listeners" + (ListenerId is null ? "" : "/" + ListenerId);

    private static string? ProjectOf(string path)
    {
        var parts = path.Split('/');
        return parts is ["", _, var project, "elbaas", _] && project.Length > 0 ? project : null;
    }
}
