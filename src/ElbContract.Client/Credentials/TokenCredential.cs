namespace ElbContract.Client.Credentials;

/// <summary>A token that is given, in <c>X-Auth-Token</c>. Never renewed: where it came from is not known.</summary>
public sealed class TokenCredential : ICredential
{
    private readonly string _token;

    /// <param name="token">Visible ASCII characters.</param>
    /// <exception cref="CredentialException">The token is empty, or holds a character that headers do not allow.</exception>
    public TokenCredential(string token)
    {
        if (Problems(token).FirstOrDefault() is { } problem)
            throw new CredentialException($"No request can be authenticated: {problem}.");
        _token = token;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ApplyAsync(
        HttpRequestMessage request,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken
    )
    {
        CredentialHeaders.Set(request, CredentialHeaders.Token, _token);
        return ValueTask.FromResult<IReadOnlyList<string>>([_token]);
    }

    /// <summary>Never.</summary>
    public ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>The kind alone.</summary>
    public override string ToString() => "a token that was given";

    /// <summary>What is wrong with it, without end mark.</summary>
    internal static IEnumerable<string> Problems(string token)
    {
        if (token.Length == 0)
            yield return "the token is missing: give ELB_TOKEN";
        else if (!CredentialHeaders.CanCarry(token))
            yield return "the token holds a character that headers do not allow, such as a space or a new line: check how it was copied";
    }
}
