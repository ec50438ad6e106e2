using ElbContract.Emulator;
using ElbContract.Emulator.Identity;
using ElbContract.Specification.Answers;

namespace ElbContract.Cli.Serving;

/// <summary>The variables by which programs find an emulator.</summary>
internal static class ServedVariables
{
    /// <summary>Where its identity service is.</summary>
    public static Uri AuthUrl(ElbEmulator emulator) => new(emulator.BaseAddress, "v3");

    /// <summary>Those that <c>curl</c> lines of reports need.</summary>
    public static IEnumerable<(string Name, string Value)> Projects(ProviderIds ids) =>
        [
            ("ELB_PROJECT_ID", ids.ProjectId),
            ("ELB_OTHER_PROJECT_ID", ids.OtherProjectId),
            ("ELB_SYSTEM_ERROR_PROJECT_ID", ids.SystemErrorProjectId),
            ("ELB_UNAVAILABLE_PROJECT_ID", ids.UnavailableProjectId),
            ("ELB_TOKEN", ids.Token),
            ("ELB_TOKEN_WITHOUT_PERMISSION", ids.TokenWithoutPermission),
        ];

    /// <summary>Those that OpenStack clients read.</summary>
    public static IEnumerable<(string Name, string Value)> OpenStack(ElbEmulator emulator) =>
        [
            ("OS_AUTH_URL", AuthUrl(emulator).ToString()),
            ("OS_IDENTITY_API_VERSION", "3"),
            ("OS_USERNAME", emulator.Identity.User.Name),
            ("OS_PASSWORD", emulator.Identity.User.Password),
            ("OS_USER_DOMAIN_NAME", EmulatedIdentity.DomainName),
            ("OS_PROJECT_NAME", EmulatedIdentity.ProjectName),
            ("OS_PROJECT_DOMAIN_NAME", EmulatedIdentity.DomainName),
            ("OS_REGION_NAME", EmulatedIdentity.Region),
        ];

    /// <summary>All of them, with the address, which has no slash at its end, and the ids.</summary>
    public static IReadOnlyDictionary<string, string> All(ElbEmulator emulator) =>
        new (string Name, string Value)[]
        {
            ("ELB_ENDPOINT", emulator.BaseAddress.ToString().TrimEnd('/')),
            ("ELB_PUBLIC_LOADBALANCER", emulator.Ids.PublicLoadbalancerId),
            ("ELB_PRIVATE_LOADBALANCER", emulator.Ids.PrivateLoadbalancerId),
            ("ELB_CERTIFICATE", emulator.Ids.CertificateId),
            ("ELB_SNI_CERTIFICATE", emulator.Ids.SniCertificateId),
        }
            .Concat(Projects(emulator.Ids))
            .Concat(OpenStack(emulator))
            .ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
}
