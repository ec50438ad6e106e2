namespace ElbContract.Client.Credentials.Sources;

/// <summary>The kinds of credentials, from the most to the least direct.</summary>
internal enum CredentialKind
{
    Token,
    AccessKey,
    Password,
}

/// <summary>What clouds.yaml and <c>OS_AUTH_TYPE</c> call the kinds.</summary>
internal static class AuthTypes
{
    public const string Words = "password, v3password, token, v3token, aksk";

    public static bool IsKnown(string type) => Kind(type) is not null;

    /// <summary>Null for what is not supported.</summary>
    public static CredentialKind? Kind(string type) =>
        type switch
        {
            "password" or "v3password" => CredentialKind.Password,
            "token" or "v3token" => CredentialKind.Token,
            "aksk" => CredentialKind.AccessKey,
            _ => null,
        };
}
