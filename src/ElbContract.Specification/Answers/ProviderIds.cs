namespace ElbContract.Specification.Answers;

/// <summary>What a provider under contract holds, by id: two projects to be served, others that answer troubles, and what listeners refer
/// to.</summary>
public sealed record ProviderIds
{
    /// <summary>The ids of every published contract: never those of a real provider.</summary>
    public static ProviderIds Example { get; } =
        new()
        {
            ProjectId = Digits(1),
            OtherProjectId = Digits(2),
            SystemErrorProjectId = Digits(3),
            UnavailableProjectId = Digits(4),
            Token = "elb-contract-token",
            TokenWithoutPermission = "elb-contract-token-without-permission",
            PublicLoadbalancerId = Digits(11),
            PrivateLoadbalancerId = Digits(12),
            CertificateId = Digits(21),
            SniCertificateId = Digits(22),
        };

    /// <summary>The project that listeners are added in.</summary>
    public required string ProjectId { get; init; }

    /// <summary>A project that the token is not for.</summary>
    public required string OtherProjectId { get; init; }

    /// <summary>A project of the token for which every call answers 500.</summary>
    public required string SystemErrorProjectId { get; init; }

    /// <summary>A project of the token for which every call answers 503.</summary>
    public required string UnavailableProjectId { get; init; }

    /// <summary>A token that may add listeners.</summary>
    public required string Token { get; init; }

    public required string TokenWithoutPermission { get; init; }
    public required string PublicLoadbalancerId { get; init; }
    public required string PrivateLoadbalancerId { get; init; }
    public required string CertificateId { get; init; }
    public required string SniCertificateId { get; init; }

    /// <summary>New ids, all different.</summary>
    /// <param name="newId">Gives an id that no earlier call gave.</param>
    public static ProviderIds New(Func<string> newId)
    {
        ArgumentNullException.ThrowIfNull(newId);
        return new()
        {
            ProjectId = newId(),
            OtherProjectId = newId(),
            SystemErrorProjectId = newId(),
            UnavailableProjectId = newId(),
            Token = newId(),
            TokenWithoutPermission = newId(),
            PublicLoadbalancerId = newId(),
            PrivateLoadbalancerId = newId(),
            CertificateId = newId(),
            SniCertificateId = newId(),
        };
    }

    private static string Digits(int number) => number.ToString("D32", System.Globalization.CultureInfo.InvariantCulture);
}
