using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ElbContract.Emulator.Identity;

/// <summary>Issues tokens as Keystone (version 3) does, tells what they are worth, and has the catalogue that leads clients to the
/// emulator.</summary>
/// <param name="options">How long tokens live, and what time it is.</param>
/// <param name="identity">Whom it knows.</param>
/// <param name="tokens">Where the tokens are kept.</param>
internal sealed class IdentityService(EmulatorOptions options, EmulatedIdentity identity, TokenStore tokens)
{
    private const string Root = "/v3";
    private readonly IdentityJson _json = new(identity);

    /// <summary>Whether a path is the identity service's, be there anything or not.</summary>
    public static bool Serves(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && (path.Length == Root.Length || path[Root.Length] == '/');

    public IdentityAnswer Handle(IdentityCall call)
    {
        var path = call.Path.TrimEnd('/');
        return (path, call.Method is "HEAD" ? "GET" : call.Method) switch
        {
            (Root, "GET") => Ok(IdentityJson.Version(call.Address)),
            (Root + "/auth/tokens", "POST") => Issue(call),
            (Root + "/auth/tokens", "GET") => Validate(call),
            (Root + "/auth/tokens", "DELETE") => Revoke(call),
            (Root + "/auth/catalog", "GET") => Catalog(call),
            (Root + "/auth/domains", "GET") => List(call, "domains", [(EmulatedIdentity.DomainName, _json.Domain())]),
            (Root + "/projects" or Root + "/auth/projects", "GET") => Projects(call),
            (Root or Root + "/auth/tokens" or Root + "/auth/catalog" or Root + "/auth/domains", _)
            or (Root + "/projects" or Root + "/auth/projects", _) => IdentityJson.Error(
                405,
                "Method Not Allowed",
                $"The emulator's identity service does not answer {call.Method} here."
            ),
            _ => NotFound("The emulator's identity service has no such address."),
        };
    }

    private IdentityAnswer Issue(IdentityCall call)
    {
        if (call.Body is not { } body)
            return IdentityJson.Error(413, "Request Entity Too Large", "The body is larger than 1 MiB.");
        var (request, problem) = TokenRequest.Read(body);
        if (request is null)
            return IdentityJson.Error(400, "Bad Request", problem!);
        if (!Proof.Supported.Contains(request.Proofs[0].Method))
            return Unauthorized($"The method is none of {string.Join(", ", Proof.Supported)}.");
        var users = request.Proofs.Select(Prove).Distinct().ToList();
        if (users is not [{ } user])
            return Unauthorized();
        if (!TryScope(request, out var project))
            return Unauthorized("The user has no access to the project or domain that the token is to be for, or there is none.");
        var token = Issue(user, project, request.Proofs);
        return new(201, IdentityJson.Body(_json.Token(token, AddressOf(call))), token.Value);
    }

    private IssuedToken Issue(EmulatedUser user, EmulatedProject? project, IReadOnlyList<Proof> proofs)
    {
        var now = options.Time.GetUtcNow();
        var end = now + options.TokenLifetime;
        // A token for a token lives no longer than it, or nothing would ever end.
        var of = proofs.Where(proof => proof.Method == Proof.Token).Select(proof => tokens.Find(proof.Secret)?.Expires).Min();
        var token = new IssuedToken(
            options.NewId(),
            user,
            project,
            [.. proofs.Select(proof => proof.Method)],
            now,
            of < end ? of.Value : end
        );
        tokens.Add(token);
        return token;
    }

    private IdentityAnswer Validate(IdentityCall call) =>
        Subject(call, token => new(200, IdentityJson.Body(_json.Token(token, AddressOf(call))), token.Value));

    private IdentityAnswer Revoke(IdentityCall call) =>
        Subject(
            call,
            token =>
            {
                if (token.Value == token.User.Token)
                    return Forbidden("This token is the emulator's own and never ends.");
                tokens.Revoke(token.Value);
                return new(204, default);
            }
        );

    /// <summary>What is asked about, where the one who asks may.</summary>
    private IdentityAnswer Subject(IdentityCall call, Func<IssuedToken, IdentityAnswer> answer)
    {
        if (Find(call.Token) is not { } own)
            return Unauthorized();
        if (call.SubjectToken is not { Length: > 0 } subject)
            return IdentityJson.Error(400, "Bad Request", "The header X-Subject-Token is missing: it says which token is meant.");
        if (Find(subject) is not { } token)
            return NotFound("Could not find the token of X-Subject-Token.");
        return token.User == own.User ? answer(token) : Forbidden("The token of X-Subject-Token is another user's.");
    }

    private IdentityAnswer Catalog(IdentityCall call)
    {
        if (Find(call.Token) is not { } token)
            return Unauthorized();
        return token.Project is { } project
            ? Ok(IdentityJson.List("catalog", IdentityJson.Catalog(call.Address, project), $"{call.Address}{Root}/auth/catalog"))
            : Forbidden("The token is for no project, and so has no catalogue.");
    }

    private IdentityAnswer Projects(IdentityCall call) =>
        List(call, "projects", identity.Projects.Select(project => (project.Name, _json.Project(project, call.Address))));

    /// <summary>Those of the name that the query has, or all.</summary>
    private IdentityAnswer List(IdentityCall call, string what, IEnumerable<(string Name, JsonObject Json)> all)
    {
        if (Find(call.Token) is null)
            return Unauthorized();
        var wanted = QueryHelpers.ParseQuery(call.Query).TryGetValue("name", out var names) ? names.ToString() : null;
        var found = all.Where(one => wanted is null || one.Name == wanted).Select(one => one.Json);
        return Ok(IdentityJson.List(what, found, call.Address + call.Path + call.Query));
    }

    /// <summary>Null where it is not proved.</summary>
    private EmulatedUser? Prove(Proof proof) =>
        proof.Method switch
        {
            Proof.Password => identity.Users.FirstOrDefault(user => IsNamed(proof.User!, user) && IsSame(user.Password, proof.Secret)),
            Proof.ApplicationCredential => identity.Users.FirstOrDefault(user =>
                proof.Credential!.Names(user.ApplicationCredentialId, user.ApplicationCredentialName)
                && (proof.User is null || IsNamed(proof.User, user))
                && IsSame(user.ApplicationCredentialSecret, proof.Secret)
            ),
            Proof.AccessKey => identity.Users.FirstOrDefault(user =>
                proof.Credential!.Id == user.AccessKey && IsSame(user.SecretKey, proof.Secret)
            ),
            _ => Find(proof.Secret)?.User,
        };

    /// <summary>False where there is no such project, or it is not the user's.</summary>
    private bool TryScope(TokenRequest request, out EmulatedProject? project)
    {
        project = request.Scope switch
        {
            ScopeKind.Own => identity.Projects[0],
            ScopeKind.Project => identity.Projects.FirstOrDefault(one =>
                request.Scoped!.Names(one.Id, one.Name) && IsOwnDomain(request.Scoped.Id is null ? request.Scoped.Domain : null)
            ),
            _ => null,
        };
        var isApplication = request.Proofs.Any(proof => proof.Method == Proof.ApplicationCredential);
        return request.Scope switch
        {
            ScopeKind.None => !isApplication,
            ScopeKind.Domain => !isApplication && IsOwnDomain(request.Scoped),
            _ => project is not null && (!isApplication || project == identity.Projects[0]),
        };
    }

    private bool IsNamed(Reference reference, EmulatedUser user) =>
        reference.Names(user.Id, user.Name) && (reference.Id is not null || IsOwnDomain(reference.Domain));

    // Clients of this family leave the domain of a project out.
    private bool IsOwnDomain(Reference? domain) => domain is null || domain.Names(identity.DomainId, EmulatedIdentity.DomainName);

    /// <summary>An issued token, or one of the two that are there from the start.</summary>
    private IssuedToken? Find(string? value) =>
        identity.Users.FirstOrDefault(user => user.Token == value) is { } user
            ? new(user.Token, user, identity.Projects[0], [Proof.Password], DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue)
            : tokens.Find(value);

    private static bool IsSame(string secret, string said) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(said));

    private static string? AddressOf(IdentityCall call) =>
        QueryHelpers.ParseQuery(call.Query).ContainsKey("nocatalog") ? null : call.Address;

    private static IdentityAnswer Ok(JsonObject body) => new(200, IdentityJson.Body(body));

    private static IdentityAnswer Unauthorized(string message = "The request you have made requires authentication.") =>
        IdentityJson.Error(401, "Unauthorized", message);

    private static IdentityAnswer Forbidden(string message) => IdentityJson.Error(403, "Forbidden", message);

    private static IdentityAnswer NotFound(string message) => IdentityJson.Error(404, "Not Found", message);
}
