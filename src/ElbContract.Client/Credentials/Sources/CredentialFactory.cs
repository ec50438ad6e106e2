namespace ElbContract.Client.Credentials.Sources;

/// <summary>Makes a credential of merged settings.</summary>
internal sealed class CredentialFactory(MergedSettings merged, TimeProvider time)
{
    /// <summary>Everything that keeps a credential of this kind from being made.</summary>
    public IEnumerable<string> Problems(CredentialKind kind) =>
        kind switch
        {
            CredentialKind.Token => TokenCredential.Problems(merged.Token!),
            CredentialKind.AccessKey => Key().Problems().Concat(SignatureProblems()),
            _ => Iam().Problems(),
        };

    public ICredential Create(CredentialKind kind) =>
        kind switch
        {
            CredentialKind.Token => new TokenCredential(merged.Token!),
            CredentialKind.AccessKey => new SigningCredential(Key(), time),
            _ => new IamCredential(Iam()),
        };

    private SigningKey Key() =>
        new()
        {
            AccessKey = merged.AccessKey ?? "",
            SecretKey = merged.SecretKey ?? "",
            SecurityToken = merged.SecurityToken,
            ProjectId = merged.ProjectId,
            Region = merged.Region,
            Form = merged.Signature == "derived" ? SignatureForm.Derived : SignatureForm.Access,
        };

    private IEnumerable<string> SignatureProblems()
    {
        if (merged.Signature is not (null or "access" or "derived"))
            yield return "the signature is neither access nor derived: check --signature";
    }

    private IamOptions Iam() =>
        new()
        {
            AuthUrl = Uri.TryCreate(merged.AuthUrl ?? "", UriKind.RelativeOrAbsolute, out var address)
                ? address
                : new Uri("not-an-address", UriKind.Relative),
            UserName = merged.UserName ?? "",
            Password = merged.Password ?? "",
            UserDomainName = merged.UserDomain.UserDomainName,
            UserDomainId = merged.UserDomain.UserDomainId,
            ProjectId = merged.Project.ProjectId,
            ProjectName = merged.Project.ProjectName,
            ProjectDomainName = merged.ProjectDomain.ProjectDomainName,
            ProjectDomainId = merged.ProjectDomain.ProjectDomainId,
            Region = merged.Region,
            Insecure = merged.Insecure,
            Time = time,
        };
}
