namespace ElbContract.Traffic.Redaction;

/// <summary>What is secret by its name. A recording states the rules that it was written by.</summary>
/// <remarks>
/// Names are compared without case, hyphens, underscores and digits at their end; an asterisk at either end of one stands for anything.
/// Whatever is found by name is sought by value, too, in all of its exchange. Ids of projects become pseudonyms; private keys (PEM and
/// PGP), JSON web tokens and what stands before the host of an address are secret wherever they stand.
/// </remarks>
public sealed record RedactionRules
{
    /// <summary>Names of secrets, wherever names stand.</summary>
    private static readonly string[] Everywhere =
    [
        "ak",
        "sk",
        "pw",
        "pass",
        "otp",
        "totp",
        "psk",
        "bearer",
        "userPass",
        "adminPass",
        "rootPass",
        "dbPass",
        "*pwd",
        "*token",
        "*tokens",
        "*token_id",
        "*token_value",
        "*token_string",
        "*jwt",
        "*password",
        "*passwords",
        "*password_value",
        "*passwd",
        "*passphrase",
        "*passcode",
        "*otp_code",
        "*mfa_code",
        "*auth_code",
        "*authorization_code",
        "*code_verifier",
        "*recovery_codes",
        "*backup_codes",
        "*secret",
        "*secrets",
        "*secret_id",
        "*secret_value",
        "*secret_string",
        "*secret_binary",
        "*secret_data",
        "*private_key",
        "*private_keys",
        "*secret_key",
        "*secret_keys",
        "*access_key",
        "*access_keys",
        "*access_key_id",
        "*api_key",
        "*api_keys",
        "*auth_key",
        "*account_key",
        "*shared_key",
        "*storage_key",
        "*master_key",
        "*session_key",
        "*signing_key",
        "*encryption_key",
        "*decryption_key",
        "*hmac_key",
        "*ssh_key",
        "*signature",
        "*authorization",
        "*credential",
        "*credentials",
        "*creds",
        "*connection_string",
        "*cookie",
        "*cookies",
        "*session_id",
        "*sessid",
        "*csrf",
        "*xsrf",
        "*assertion",
        "SAMLRequest",
        "SAMLResponse",
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
