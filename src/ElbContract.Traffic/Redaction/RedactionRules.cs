namespace ElbContract.Traffic.Redaction;

/// <summary>What is secret by its name. A recording states the rules that it was written by.</summary>
/// <remarks>
/// Names are compared without case, hyphens and underscores; an asterisk at either end of one stands for anything. Whatever is found by
/// name is sought by value, too, in all of its exchange. Ids of projects become pseudonyms, and private keys as PEM are secret wherever
/// they stand.
/// </remarks>
public sealed record RedactionRules
{
    /// <summary>The rules that recordings are written by.</summary>
    internal static RedactionRules Standard { get; } =
        new()
        {
            Headers =
            [
                "X-Auth-Token",
                "X-Subject-Token",
                "X-Service-Token",
                "X-Security-Token",
                "Authorization",
                "Proxy-Authorization",
                "Cookie",
                "Set-Cookie",
                "X-Auth-Key",
                "*Token",
                "*Api-Key",
                "*Access-Key",
                "*Secret-Key",
                "*Secret",
                "*Password",
                "*Signature",
                "*Authorization",
                "Cookie2",
                "*Session-Id",
            ],
            Parameters =
            [
                "X-Amz-*",
                "AccessKeyId",
                "sig",
                "key",
                "access",
                "ak",
                "sk",
                "*token",
                "*password",
                "*passwd",
                "*secret",
                "*private_key",
                "*secret_key",
                "*access_key",
                "*api_key",
                "*signature",
                "pwd",
                "*passcode",
                "*session_id",
            ],
            Members =
            [
                "access",
                "ak",
                "sk",
                "adminPass",
                "*token",
                "*password",
                "*passwd",
                "*passphrase",
                "*secret",
                "*private_key",
                "*secret_key",
                "*access_key",
                "*access_key_id",
                "*api_key",
                "*signature",
                "*authorization",
                "pwd",
                "*passcode",
                "*passwords",
                "*credential",
                "*cookie",
                "*session_id",
            ],
            Projects = ["project_id", "tenant_id", "domain_id", "X-Project-Id", "X-Tenant-Id", "X-Domain-Id"],
        };

    /// <summary>Headers whose whole value is secret.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Parameters of queries, and members of forms.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Members of JSON objects: their texts and numbers are secret, their objects are looked into.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Headers, parameters and members whose value is the id of a project; the segment of a path that is one needs no
    /// name.</summary>
    public required IReadOnlyList<string> Projects { get; init; }
}
