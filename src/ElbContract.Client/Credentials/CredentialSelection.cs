namespace ElbContract.Client.Credentials;

/// <summary>What came of all sources together.</summary>
public sealed record CredentialSelection
{
    /// <summary>Null where no source says anything to authenticate with. An <see cref="IamCredential"/> is the caller's to dispose
    /// of.</summary>
    public ICredential? Credential { get; init; }

    /// <summary>Null where it is not said; <see cref="ProjectIdAsync"/> may know it still.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Null where it is not said.</summary>
    public string? Region { get; init; }

    /// <summary>The tokens, passwords and keys of all sources, so that texts can be searched for them before they are
    /// written.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>Whether any certificate will do.</summary>
    public bool Insecure { get; init; }

    /// <summary>What is said, else the project that the token is for.</summary>
    /// <exception cref="CredentialException">No token can be fetched.</exception>
    public async ValueTask<string?> ProjectIdAsync(CancellationToken cancellationToken) =>
        ProjectId ?? (Credential is IamCredential iam ? await iam.ProjectIdAsync(cancellationToken) : null);

    /// <summary>The kind of credential alone.</summary>
    public override string ToString() => Credential?.ToString() ?? "no credential";
}
