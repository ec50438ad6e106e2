using ElbContract.Cli.Arguments;
using ElbContract.Specification.Answers;
using ElbContract.Verification.Ids;

namespace ElbContract.Cli.Serving;

/// <summary>The ids of an emulator, some of which a file gives.</summary>
internal static class ServedIds
{
    /// <summary>The tokens of the file: they can be those of a real provider, and are not printed.</summary>
    public static IReadOnlySet<string> Secrets(EndpointIds file) =>
        new[] { file.Token, file.TokenWithoutPermission }.OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of the file, and others where it has none.</summary>
    /// <exception cref="InputException">Two of them are the same, or a project's cannot stand in a path.</exception>
    public static ProviderIds Of(EndpointIds file, ProviderIds others)
    {
        var ids = others with
        {
            ProjectId = file.ProjectId ?? others.ProjectId,
            Token = file.Token ?? others.Token,
            TokenWithoutPermission = file.TokenWithoutPermission ?? others.TokenWithoutPermission,
            PublicLoadbalancerId = file.PublicLoadBalancer ?? others.PublicLoadbalancerId,
            PrivateLoadbalancerId = file.PrivateLoadBalancer ?? others.PrivateLoadbalancerId,
            CertificateId = file.Certificate ?? others.CertificateId,
            SniCertificateId = file.SniCertificate ?? others.SniCertificateId,
        };
        if (ids.PublicLoadbalancerId == ids.PrivateLoadbalancerId)
            throw new InputException("--ids: the public and the private load balancer have the same id; give one of each.");
        if (ids.CertificateId == ids.SniCertificateId)
            throw new InputException("--ids: both certificates have the same id; give one of each.");
        if (ids.Token == ids.TokenWithoutPermission)
            throw new InputException("--ids: both tokens are the same; give one of each.");
        if (ids.ProjectId != Uri.EscapeDataString(ids.ProjectId))
            throw new InputException("--ids: project_id has characters that cannot stand in a path; use letters, digits and hyphens.");
        return ids;
    }
}
