using System.Text.Json.Nodes;

namespace ElbContract.Client.Credentials.Iam;

/// <summary>The body that a token is asked for with.</summary>
internal static class TokenRequest
{
    public static string Body(IamOptions options)
    {
        var domain = Domain(options.UserDomainId, options.UserDomainName);
        var user = new JsonObject
        {
            ["name"] = options.UserName,
            ["password"] = options.Password,
            ["domain"] = domain,
        };
        var identity = new JsonObject
        {
            ["methods"] = new JsonArray("password"),
            ["password"] = new JsonObject { ["user"] = user },
        };
        var auth = new JsonObject { ["identity"] = identity };
        if (Project(options) is { } project)
            auth["scope"] = new JsonObject { ["project"] = project };
        return new JsonObject { ["auth"] = auth }.ToJsonString();
    }

    private static JsonObject? Project(IamOptions options)
    {
        if (!string.IsNullOrEmpty(options.ProjectId))
            return new JsonObject { ["id"] = options.ProjectId };
        if (string.IsNullOrEmpty(options.ProjectName))
            return null;
        var isOwn = string.IsNullOrEmpty(options.ProjectDomainId) && string.IsNullOrEmpty(options.ProjectDomainName);
        var domain = isOwn
            ? Domain(options.UserDomainId, options.UserDomainName)
            : Domain(options.ProjectDomainId, options.ProjectDomainName);
        return new JsonObject { ["name"] = options.ProjectName, ["domain"] = domain };
    }

    private static JsonObject Domain(string? id, string? name) =>
        string.IsNullOrEmpty(id) ? new JsonObject { ["name"] = name } : new JsonObject { ["id"] = id };
}
