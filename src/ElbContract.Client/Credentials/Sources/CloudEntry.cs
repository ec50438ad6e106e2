namespace ElbContract.Client.Credentials.Sources;

/// <summary>What files say of one cloud.</summary>
/// <param name="layers">The uppermost first.</param>
internal sealed class CloudEntry(IReadOnlyList<YamlMapping> layers)
{
    private static readonly HashSet<string> Known =
    [
        "auth_url",
        "username",
        "password",
        "user_domain_name",
        "user_domain_id",
        "project_id",
        "project_name",
        "project_domain_name",
        "project_domain_id",
        "token",
        "access_key",
        "ak",
        "secret_key",
        "sk",
        "security_token",
    ];

    /// <summary>Below the cloud itself, with what to do about it.</summary>
    private static readonly Dictionary<string, string> Unsupported = new(StringComparer.Ordinal)
    {
        ["cacert"] = "add the authority to this machine's own, or set verify to false",
        ["cert"] = "authenticate with a password, token or access key",
        ["key"] = "authenticate with a password, token or access key",
        ["profile"] = "give auth.auth_url and region_name in full",
    };

    private readonly IReadOnlyList<YamlMapping> _auth = [.. layers.Select(layer => layer.Mapping("auth")).OfType<YamlMapping>()];

    /// <exception cref="CloudsFileException">There is a key that is not supported, or a value that cannot be.</exception>
    public CredentialSettings Settings()
    {
        foreach (var layer in layers)
            Check(layer);
        foreach (var auth in _auth)
            CheckAuth(auth);
        return new CredentialSettings
        {
            AuthType = layers.Select(layer => layer.Text("auth_type")).FirstOrDefault(type => type is not null),
            AuthUrl = Auth("auth_url"),
            UserName = Auth("username"),
            Password = Auth("password"),
            UserDomainName = Auth("user_domain_name"),
            UserDomainId = Auth("user_domain_id"),
            ProjectId = Auth("project_id"),
            ProjectName = Auth("project_name"),
            ProjectDomainName = Auth("project_domain_name"),
            ProjectDomainId = Auth("project_domain_id"),
            Token = Auth("token"),
            AccessKey = Auth("access_key") ?? Auth("ak"),
            SecretKey = Auth("secret_key") ?? Auth("sk"),
            SecurityToken = Auth("security_token"),
            Region = layers.Select(layer => layer.Text("region_name")).FirstOrDefault(region => region is not null),
            Insecure = !layers.Select(layer => layer.Flag("verify")).FirstOrDefault(flag => flag is not null),
        };
    }

    private string? Auth(string key) => _auth.Select(auth => auth.Text(key)).FirstOrDefault(text => text is not null);

    private static void Check(YamlMapping cloud)
    {
        foreach (var (key, instead) in Unsupported)
        {
            if (cloud.Text(key) is not null)
                throw cloud.Problem(key, $"'{key}' is not supported: {instead}");
        }

        if (cloud.Text("auth_type") is { } type && !AuthTypes.IsKnown(type))
            throw cloud.Problem("auth_type", $"this 'auth_type' is not supported: use one of {AuthTypes.Words}");
        if (cloud.Text("identity_api_version") is { } version && version is not ("3" or "v3" or "3.0"))
            throw cloud.Problem(
                "identity_api_version",
                "only version 3 of the identity service is supported: set 'identity_api_version' to 3"
            );
        foreach (var key in new[] { "interface", "endpoint_type" })
        {
            if (cloud.Text(key) is not (null or "public" or "publicURL"))
                throw cloud.Problem(key, $"only public endpoints are looked up: leave '{key}' out, and give --endpoint");
        }
    }

    private static void CheckAuth(YamlMapping auth)
    {
        if (auth.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw auth.Problem(unknown, $"'auth.{unknown}' is not supported: supported are {string.Join(", ", Known)}");
    }
}
