namespace ElbContract.Verification.Planning;

/// <summary>The variables that the contract's generators ask for.</summary>
internal static class Variables
{
    public const string Project = "projectId";
    public const string OtherProject = "otherProjectId";
    public const string Token = "token";
    public const string TokenWithoutPermission = "tokenWithoutPermission";
    public const string PublicLoadBalancer = "publicLoadbalancerId";
    public const string PrivateLoadBalancer = "privateLoadbalancerId";
    public const string Certificate = "certificateId";
    public const string SniCertificate = "sniCertificateId";

    /// <summary>Whether its values stay within the gateway: everywhere else stands the contract's example.</summary>
    public static bool AreSecret(string variable) => variable is Project or OtherProject or Token or TokenWithoutPermission;
}
