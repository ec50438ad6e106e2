using System.Security.Cryptography;
using System.Text;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Providers;

namespace ElbContract.Emulator.Identity;

/// <summary>Whom the emulator's identity service knows: two users of one domain, and the projects of both. Made of what the provider holds,
/// so that the same ids have the same passwords and keys.</summary>
public sealed class EmulatedIdentity
{
    internal EmulatedIdentity(ProviderIds ids)
    {
        DomainId = Derived(ids, "domain", 32);
        Projects =
        [
            new(ids.ProjectId, ProjectName),
            new(ids.SystemErrorProjectId, ProjectName + "_system-error"),
            new(ids.UnavailableProjectId, ProjectName + "_unavailable"),
        ];
        User = UserOf(ids, "elb-contract", ids.Token, TokenStanding.Valid);
        UserWithoutPermission = UserOf(ids, "elb-contract-without-permission", ids.TokenWithoutPermission, TokenStanding.WithoutPermission);
    }

    /// <summary>The only region of the catalogue.</summary>
    public static string Region => "region-1";

    /// <summary>Of the ordinary project: that of its region, as providers name the first project there.</summary>
    public static string ProjectName => Region;

    /// <summary>The domain of both users and of all projects.</summary>
    public static string DomainName => "elb-contract-domain";

    /// <summary>32 hex digits.</summary>
    public string DomainId { get; }

    /// <summary>May add listeners.</summary>
    public EmulatedUser User { get; }

    /// <summary>May not: the emulator's endpoint answers 403.</summary>
    public EmulatedUser UserWithoutPermission { get; }

    /// <summary>The ordinary one first.</summary>
    internal IReadOnlyList<EmulatedProject> Projects { get; }

    internal IEnumerable<EmulatedUser> Users => [User, UserWithoutPermission];

    private static EmulatedUser UserOf(ProviderIds ids, string name, string token, TokenStanding standing) =>
        new(token, standing)
        {
            Id = Derived(ids, $"{name}/id", 32),
            Name = name,
            Password = Derived(ids, $"{name}/password", 32),
            ApplicationCredentialId = Derived(ids, $"{name}/application-credential", 32),
            ApplicationCredentialName = $"{name}-application",
            ApplicationCredentialSecret = Derived(ids, $"{name}/application-credential-secret", 64),
            AccessKey = Derived(ids, $"{name}/access-key", 20).ToUpperInvariant(),
            SecretKey = Derived(ids, $"{name}/secret-key", 40),
        };

    private static string Derived(ProviderIds ids, string name, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ids.SystemErrorProjectId}/{ids.ProjectId}/{name}")))[..length];
}
