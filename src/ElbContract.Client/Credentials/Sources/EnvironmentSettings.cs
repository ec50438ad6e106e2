namespace ElbContract.Client.Credentials.Sources;

/// <summary>What the environment says.</summary>
internal static class EnvironmentSettings
{
    /// <summary>The variable of an option: <c>user-domain</c> is <c>ELB_USER_DOMAIN</c>.</summary>
    public static string Name(string prefix, string option) => prefix + option.Replace('-', '_').ToUpperInvariant();

    public static CredentialSettings Elb(Func<string, string?> variable) =>
        new()
        {
            Token = variable("ELB_TOKEN"),
            Cloud = variable("ELB_CLOUD"),
            AuthUrl = variable("ELB_AUTH_URL"),
            UserName = variable("ELB_USERNAME"),
            Password = variable("ELB_PASSWORD"),
            UserDomainName = variable("ELB_USER_DOMAIN"),
            ProjectId = variable("ELB_PROJECT_ID"),
            AccessKey = variable("ELB_ACCESS_KEY"),
            SecretKey = variable("ELB_SECRET_KEY"),
            SecurityToken = variable("ELB_SECURITY_TOKEN"),
            Signature = variable("ELB_SIGNATURE"),
            Region = variable("ELB_REGION"),
        };

    public static CredentialSettings Os(Func<string, string?> variable) =>
        new()
        {
            Token = variable("OS_TOKEN"),
            Cloud = variable("OS_CLOUD"),
            AuthType = variable("OS_AUTH_TYPE"),
            AuthUrl = variable("OS_AUTH_URL"),
            UserName = variable("OS_USERNAME"),
            Password = variable("OS_PASSWORD"),
            UserDomainName = variable("OS_USER_DOMAIN_NAME"),
            UserDomainId = variable("OS_USER_DOMAIN_ID"),
            ProjectId = variable("OS_PROJECT_ID"),
            ProjectName = variable("OS_PROJECT_NAME"),
            ProjectDomainName = variable("OS_PROJECT_DOMAIN_NAME"),
            ProjectDomainId = variable("OS_PROJECT_DOMAIN_ID"),
            AccessKey = variable("OS_ACCESS_KEY"),
            SecretKey = variable("OS_SECRET_KEY"),
            SecurityToken = variable("OS_SECURITY_TOKEN"),
            Region = variable("OS_REGION_NAME"),
        };
}
