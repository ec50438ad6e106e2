namespace ElbContract.Traffic.Redaction;

/// <summary>What is secret by its name. A recording states the rules that it was written by.</summary>
/// <remarks>
/// Names are compared without case, hyphens and underscores; an asterisk at either end of one stands for anything. Whatever is found by
/// name is sought by value, too, in all of its exchange. Ids of projects become pseudonyms; private keys (PEM and PGP), JSON web tokens
/// and what stands before the host of an address are secret wherever they stand.
/// </remarks>
public sealed record RedactionRules
{
    /// <summary>Names of secrets, wherever names stand.</summary>
    private static readonly string[] Everywhere =
    [
        "ak",
        "sk",
        "pwd",
        "adminPass",
        "*token",
        "*tokens",
        "*token_id",
        "*password",
        "*passwords",
        "*passwd",
        "*passphrase",
        "*passcode",
        "*secret",
        "*secrets",
        "*private_key",
        "*secret_key",
        "*access_key",
        "*access_key_id",
        "*api_key",
        "*signature",
        "*authorization",
        "*credential",
        "*credentials",
        "*cookie",
        "*session_id",
    ];

    /// <summary>The rules of all that this program writes.</summary>
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
                .. Everywhere,
                "Cookie2",
                "X-Auth-Key",
            ],
            Parameters = [.. Everywhere, "X-Amz-*", "sig", "key", "access"],
            Members = [.. Everywhere, "access"],
            Projects = ["project_id", "tenant_id", "domain_id", "X-Project-Id", "X-Tenant-Id", "X-Domain-Id"],
        };

    /// <summary>The same where ids of projects are to be seen.</summary>
    internal static RedactionRules WithoutProjects { get; } = Standard with { Projects = [] };

    /// <summary>Headers whose whole value is secret.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>Parameters of queries, and members of forms.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Members of JSON objects: their texts and numbers are secret, and those in their lists and
    /// objects, but what only describes them.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Headers, parameters and members whose value is the id of a project; the segment of a path that is one needs no
    /// name.</summary>
    public required IReadOnlyList<string> Projects { get; init; }
}
