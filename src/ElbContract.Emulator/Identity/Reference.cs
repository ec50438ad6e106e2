using System.Text.Json;

namespace ElbContract.Emulator.Identity;

/// <summary>How a request names a user, project, domain or credential: by id, or by name with the domain.</summary>
internal sealed record Reference(string? Id, string? Name, Reference? Domain)
{
    /// <summary>Null where it names nothing.</summary>
    public static Reference? Read(JsonElement parent, string member)
    {
        if (JsonBody.Member(parent, member) is not { ValueKind: JsonValueKind.Object } named)
            return null;
        var (id, name) = (JsonBody.Text(named, "id"), JsonBody.Text(named, "name"));
        return id is null && name is null ? null : new Reference(id, name, Read(named, "domain"));
    }

    /// <summary>The id counts where both are given.</summary>
    public bool Names(string id, string name) => Id is null ? Name == name : Id == id;
}
