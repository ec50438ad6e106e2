namespace ElbContract.Client.Credentials;

/// <summary>Whom tokens are fetched for, and where.</summary>
public sealed record IamOptions
{
    /// <summary>
    /// The identity service, <c>http</c> or <c>https</c>. An address without a version in its path means its <c>/v3</c>, which is where
    /// version discovery leads other clients; one with <c>v3</c> in it is taken as it is. There is no discovery: it would be one request
    /// more, without credentials.
    /// </summary>
    public required Uri AuthUrl { get; init; }

    /// <summary>Known within the user's domain.</summary>
    public required string UserName { get; init; }

    /// <summary>Sent to <see cref="AuthUrl"/> and nowhere else.</summary>
    public required string Password { get; init; }

    /// <summary>The domain (account) that the user belongs to, by name; either this or <see cref="UserDomainId"/> is needed.</summary>
    public string? UserDomainName { get; init; }

    /// <summary>Counts where both are given.</summary>
    public string? UserDomainId { get; init; }

    /// <summary>What the token is for. Without id and name the token is for no project, and few services take it.</summary>
    public string? ProjectId { get; init; }

    /// <summary>In the place of the id, which is then told by <see cref="IamCredential.ProjectIdAsync"/>.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The domain in which the project's name is looked up; null: the user's.</summary>
    public string? ProjectDomainName { get; init; }

    /// <summary>Counts where both are given.</summary>
    public string? ProjectDomainId { get; init; }

    /// <summary>Chooses among the catalogue's endpoints; null: the only one, if there is only one.</summary>
    public string? Region { get; init; }

    /// <summary>Whether any certificate will do.</summary>
    public bool Insecure { get; init; }

    /// <summary>For a token, with everything that is tried again; 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one answer; 10 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Before the second attempt, and doubled before each one more (jitter apart); 0.5 s. There are four attempts.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells the age of tokens, and waits between attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The address alone.</summary>
    public override string ToString() => AuthUrl.IsAbsoluteUri ? AuthUrl.GetLeftPart(UriPartial.Authority) : "an identity service";

    /// <exception cref="CredentialException">Names everything that is wrong.</exception>
    internal void Check()
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new CredentialException($"No token can be fetched: {string.Join("; ", problems)}.");
    }

    /// <summary>Everything that is wrong, without end mark.</summary>
    internal IEnumerable<string> Problems()
    {
        if (AuthUrl.OriginalString.Length == 0)
            yield return "the identity service's address is missing: give --auth-url";
        else if (!AuthUrl.IsAbsoluteUri || (AuthUrl.Scheme != Uri.UriSchemeHttp && AuthUrl.Scheme != Uri.UriSchemeHttps))
            yield return "the identity service's address is not an absolute http or https address: check --auth-url";
        else if (AuthUrl.UserInfo.Length > 0 || AuthUrl.Query.Length > 0 || AuthUrl.Fragment.Length > 0)
            yield return "the identity service's address holds more than scheme, host, port and path: check --auth-url";
        else if (AuthUrl.Segments.Any(segment => segment.Trim('/') == "v2.0"))
            yield return "the identity service's address is for version 2, but only version 3 is supported: check --auth-url";
        if (UserName.Length == 0)
            yield return "the user name is missing: give --username";
        if (Password.Length == 0)
            yield return "the password is missing: give ELB_PASSWORD";
        if (string.IsNullOrEmpty(UserDomainName) && string.IsNullOrEmpty(UserDomainId))
            yield return "the user's domain is missing: give --user-domain";
    }
}
