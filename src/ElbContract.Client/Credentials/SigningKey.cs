namespace ElbContract.Client.Credentials;

/// <summary>An access key with its secret key, and what is signed with them.</summary>
public sealed record SigningKey
{
    /// <summary>The access key (AK). It stands in the header, yet names its owner: treated as a secret.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The secret key (SK), which never leaves this process.</summary>
    public required string SecretKey { get; init; }

    /// <summary>What belongs to a temporary pair of keys; sent as <c>X-Security-Token</c>.</summary>
    public string? SecurityToken { get; init; }

    /// <summary>Which gateway takes which is for its manual to say; <see cref="SignatureForm.Access"/>.</summary>
    public SignatureForm Form { get; init; }

    /// <summary>Part of the scope; mandatory for <see cref="SignatureForm.Derived"/>, not used otherwise.</summary>
    public string? Region { get; init; }

    /// <summary>Part of the scope of <see cref="SignatureForm.Derived"/>; <c>elb</c>.</summary>
    public string Service { get; init; } = "elb";

    /// <summary>Sent as <c>X-Project-Id</c>; null leaves the header as the request has it.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Sent as <c>X-Domain-Id</c>; null leaves the header as the request has it.</summary>
    public string? DomainId { get; init; }

    /// <summary>The kind alone.</summary>
    public override string ToString() => "an access key with its secret key";

    /// <exception cref="CredentialException">Names everything that is wrong.</exception>
    internal void Check()
    {
        var problems = Problems().ToList();
        if (problems.Count > 0)
            throw new CredentialException($"Requests cannot be signed: {string.Join("; ", problems)}.");
    }

    /// <summary>Everything that is wrong, without end mark.</summary>
    internal IEnumerable<string> Problems()
    {
        if (AccessKey.Length == 0)
            yield return "the access key is missing: give --access-key";
        else if (!IsWord(AccessKey))
            yield return "the access key holds a space, comma or slash: check how it was copied";
        if (SecretKey.Length == 0)
            yield return "the secret key is missing: give ELB_SECRET_KEY";
        else if (!CredentialHeaders.CanCarry(SecretKey))
            yield return "the secret key holds a character that keys do not have, such as a space: check how it was copied";
        if (SecurityToken is { } token && !CredentialHeaders.CanCarry(token))
            yield return "the security token holds a character that headers do not allow: check how it was copied";
        if (new[] { ProjectId, DomainId }.Any(id => id is not null && !CredentialHeaders.CanCarry(id)))
            yield return "the project id or domain id holds a character that headers do not allow";
        if (Form != SignatureForm.Derived)
            yield break;
        if (Region is null)
            yield return "the derived signature needs a region: give --region, or --signature access";
        else if (!IsWord(Region))
            yield return "the region is empty, or holds a space, comma or slash";
        if (!IsWord(Service))
            yield return "the service is empty, or holds a space, comma or slash";
    }

    private static bool IsWord(string text) => text.Length > 0 && CredentialHeaders.CanCarry(text) && !text.AsSpan().ContainsAny(',', '/');
}
