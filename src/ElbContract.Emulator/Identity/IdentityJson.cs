using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Identity;

/// <summary>Bodies of the identity service, in Keystone's form.</summary>
/// <param name="identity">Whom it knows.</param>
internal sealed class IdentityJson(EmulatedIdentity identity)
{
    public static AnswerBody Body(JsonObject json) => new(AnswerBody.Json, JsonSerializer.SerializeToUtf8Bytes(json));

    public static IdentityAnswer Error(int status, string title, string message) =>
        new(
            status,
            Body(
                new()
                {
                    ["error"] = new JsonObject
                    {
                        ["code"] = status,
                        ["message"] = message,
                        ["title"] = title,
                    },
                }
            )
        );

    public static JsonObject Version(string address) =>
        new()
        {
            ["version"] = new JsonObject
            {
                ["id"] = "v3.14",
                ["status"] = "stable",
                ["updated"] = "2020-04-07T00:00:00Z",
                ["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["href"] = $"{address}/v3/" }),
                ["media-types"] = new JsonArray(
                    new JsonObject { ["base"] = "application/json", ["type"] = "application/vnd.openstack.identity-v3+json" }
                ),
            },
        };

    /// <param name="token">What is told of.</param>
    /// <param name="address">Null leaves the catalogue out.</param>
    public JsonObject Token(IssuedToken token, string? address)
    {
        var described = new JsonObject
        {
            ["methods"] = new JsonArray([.. token.Methods.Select(method => JsonValue.Create(method))]),
            ["issued_at"] = Time(token.Issued),
            ["expires_at"] = Time(token.Expires),
            ["user"] = new JsonObject
            {
                ["id"] = token.User.Id,
                ["name"] = token.User.Name,
                ["domain"] = Domain(),
                ["password_expires_at"] = null,
            },
        };
        if (token.Project is { } project)
        {
            described["project"] = new JsonObject
            {
                ["id"] = project.Id,
                ["name"] = project.Name,
                ["domain"] = Domain(),
            };
            described["is_domain"] = false;
            described["roles"] = new JsonArray(Role(token.User));
            if (address is not null)
                described["catalog"] = new JsonArray(Catalog(address, project));
        }

        return new() { ["token"] = described };
    }

    public static JsonNode[] Catalog(string address, EmulatedProject project) =>
        [Service("elbv1", "elb", $"{address}/v1.0/{project.Id}"), Service("identity", "keystone", $"{address}/v3")];

    public JsonObject Project(EmulatedProject project, string address) =>
        new()
        {
            ["id"] = project.Id,
            ["name"] = project.Name,
            ["domain_id"] = identity.DomainId,
            ["parent_id"] = identity.DomainId,
            ["description"] = "",
            ["enabled"] = true,
            ["is_domain"] = false,
            ["links"] = new JsonObject { ["self"] = $"{address}/v3/projects/{project.Id}" },
        };

    public JsonObject Domain() => new() { ["id"] = identity.DomainId, ["name"] = EmulatedIdentity.DomainName };

    /// <summary>All of them: there is never a next page.</summary>
    public static JsonObject List(string name, IEnumerable<JsonNode> items, string self) =>
        new()
        {
            [name] = new JsonArray([.. items]),
            ["links"] = new JsonObject
            {
                ["self"] = self,
                ["previous"] = null,
                ["next"] = null,
            },
        };

    private static JsonObject Role(EmulatedUser user)
    {
        var name = user.Standing is Specification.Providers.TokenStanding.Valid ? "elb_adm" : "reader";
        return new() { ["id"] = name, ["name"] = name };
    }

    private static JsonObject Service(string type, string name, string url) =>
        new()
        {
            ["id"] = type,
            ["type"] = type,
            ["name"] = name,
            ["endpoints"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = $"{type}-public",
                    ["interface"] = "public",
                    ["region"] = EmulatedIdentity.Region,
                    ["region_id"] = EmulatedIdentity.Region,
                    ["url"] = url,
                }
            ),
        };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
