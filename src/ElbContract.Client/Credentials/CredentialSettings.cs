namespace ElbContract.Client.Credentials;

/// <summary>What one source (options, variables, a file) says of credentials; an empty text counts as nothing said.</summary>
public sealed record CredentialSettings
{
    /// <summary>Used as it is.</summary>
    public string? Token { get; init; }

    /// <summary>The name of an entry of clouds.yaml, which then stands right below the source that names it.</summary>
    public string? Cloud { get; init; }

    /// <summary>
    /// Which of several kinds is meant, in the words of clouds.yaml: <c>token</c>, <c>password</c> (both also with <c>v3</c> before them),
    /// or <c>aksk</c>.
    /// </summary>
    public string? AuthType { get; init; }

    /// <summary>See <see cref="IamOptions.AuthUrl"/>.</summary>
    public string? AuthUrl { get; init; }

    /// <summary>With <see cref="Password"/> and a domain: a token is fetched for it.</summary>
    public string? UserName { get; init; }

    /// <summary>That of the user.</summary>
    public string? Password { get; init; }

    /// <summary>See <see cref="IamOptions.UserDomainName"/>.</summary>
    public string? UserDomainName { get; init; }

    /// <summary>Counts where the name is given too.</summary>
    public string? UserDomainId { get; init; }

    /// <summary>Counts where the name is given too. Goes into the token's scope, or into <c>X-Project-Id</c>.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Becomes an id by a token: with an access key it does nothing.</summary>
    public string? ProjectName { get; init; }

    /// <summary>Null: the user's domain.</summary>
    public string? ProjectDomainName { get; init; }

    /// <summary>Counts where the name is given too.</summary>
    public string? ProjectDomainId { get; init; }

    /// <summary>With <see cref="SecretKey"/>: requests are signed.</summary>
    public string? AccessKey { get; init; }

    /// <summary>That of the access key.</summary>
    public string? SecretKey { get; init; }

    /// <summary>That of a temporary access key.</summary>
    public string? SecurityToken { get; init; }

    /// <summary><c>access</c> or <c>derived</c>; nothing said means <c>access</c>.</summary>
    public string? Signature { get; init; }

    /// <summary>Chooses among the catalogue's endpoints, and is part of the derived signature's scope.</summary>
    public string? Region { get; init; }

    /// <summary>Whether any certificate will do; null says nothing.</summary>
    public bool? Insecure { get; init; }

    /// <summary>The kind alone: nearly everything here is a secret.</summary>
    public override string ToString() => "settings of credentials";
}
