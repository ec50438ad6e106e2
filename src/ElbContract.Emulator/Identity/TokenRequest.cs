using System.Text.Json;

namespace ElbContract.Emulator.Identity;

/// <summary>What a token is asked to be for.</summary>
internal enum ScopeKind
{
    /// <summary>The request does not say: the user's own project, or that of the application credential.</summary>
    Own,

    /// <summary>No project.</summary>
    None,

    /// <summary>A domain, and no project.</summary>
    Domain,

    Project,

    /// <summary>What the emulator does not have, such as a trust.</summary>
    Other,
}

/// <summary>A request for a token, read but not yet believed.</summary>
internal sealed record TokenRequest(IReadOnlyList<Proof> Proofs, ScopeKind Scope, Reference? Scoped)
{
    /// <summary>The request, or what is wrong with its form.</summary>
    public static (TokenRequest? Request, string? Problem) Read(ReadOnlyMemory<byte> body)
    {
        if (JsonBody.Object(body) is not { } root)
            return (
                null,
                JsonBody.Problem(body, "a JSON object")
                    + """ A request for a token looks like {"auth":{"identity":{"methods":["password"],…"""
            );
        if (JsonBody.Member(root, "auth") is not { ValueKind: JsonValueKind.Object } auth)
            return (null, "The body has no object 'auth'.");
        if (JsonBody.Member(auth, "identity") is not { ValueKind: JsonValueKind.Object } identity)
            return (null, "The body has no object 'auth.identity'.");
        if (Methods(identity) is not { Count: > 0 } methods)
            return (null, "'auth.identity.methods' is no list of texts with at least one method.");
        if (methods.FirstOrDefault(method => !Proof.Supported.Contains(method)) is { } unknown)
            return (new([new(unknown, null, null, "")], ScopeKind.Other, null), null);
        List<Proof> proofs = [];
        foreach (var method in methods)
        {
            if (ReadProof(identity, method) is not { } proof)
                return (null, $"'auth.identity.{method}' needs {Needs(method)}.");
            proofs.Add(proof);
        }

        var (scope, scoped) = ReadScope(auth);
        return scope is ScopeKind.Project or ScopeKind.Domain && scoped is null
            ? (null, "'auth.scope' names the project or domain by neither id nor name.")
            : (new(proofs, scope, scoped), null);
    }

    private static List<string>? Methods(JsonElement identity)
    {
        if (JsonBody.Member(identity, "methods") is not { ValueKind: JsonValueKind.Array } array)
            return null;
        var methods = array.EnumerateArray().Select(method => method.ValueKind is JsonValueKind.String ? method.GetString()! : "").ToList();
        return methods.Contains("") ? null : methods.Distinct(StringComparer.Ordinal).ToList();
    }

    private static Proof? ReadProof(JsonElement identity, string method)
    {
        if (JsonBody.Member(identity, method) is not { ValueKind: JsonValueKind.Object } said)
            return null;
        var user = Reference.Read(said, "user");
        var isUserNamed = user is { Id: not null } or { Domain: not null };
        switch (method)
        {
            case Proof.Password:
                return isUserNamed && JsonBody.Member(said, "user") is { } named && JsonBody.Text(named, "password") is { } password
                    ? new(method, user, null, password)
                    : null;
            case Proof.ApplicationCredential:
                var (id, name, secret) = (JsonBody.Text(said, "id"), JsonBody.Text(said, "name"), JsonBody.Text(said, "secret"));
                return secret is not null && (id is not null || (name is not null && isUserNamed))
                    ? new(method, user, new(id, name, null), secret)
                    : null;
            case Proof.AccessKey:
                return Key(said, "access") is { } access && Key(said, "secret") is { } key
                    ? new(method, null, new(access, null, null), key)
                    : null;
            default:
                return JsonBody.Text(said, "id") is { } token ? new(method, null, null, token) : null;
        }
    }

    private static string? Key(JsonElement parent, string name) =>
        JsonBody.Member(parent, name) is { ValueKind: JsonValueKind.Object } named ? JsonBody.Text(named, "key") : null;

    private static string Needs(string method) =>
        method switch
        {
            Proof.Password => "'user' with 'password' and 'id', or with 'password', 'name' and 'domain'",
            Proof.ApplicationCredential => "'secret' and 'id', or 'secret', 'name' and 'user'",
            Proof.AccessKey => "'access.key' and 'secret.key'",
            _ => "'id'",
        };

    private static (ScopeKind Kind, Reference? Scoped) ReadScope(JsonElement auth) =>
        JsonBody.Member(auth, "scope") switch
        {
            null or { ValueKind: JsonValueKind.Null } => (ScopeKind.Own, null),
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("unscoped") => (ScopeKind.None, null),
            { ValueKind: JsonValueKind.Object } scope => scope.EnumerateObject().Select(member => member.Name).ToList() switch
            {
                [] or ["unscoped"] => (ScopeKind.None, null),
                ["project"] => (ScopeKind.Project, Reference.Read(scope, "project")),
                ["domain"] => (ScopeKind.Domain, Reference.Read(scope, "domain")),
                _ => (ScopeKind.Other, null),
            },
            _ => (ScopeKind.Other, null),
        };
}
