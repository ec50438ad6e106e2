namespace ElbContract.Client.Credentials;

/// <summary>A token that is given, in <c>X-Auth-Token</c>. Never renewed: where it came from is not known.</summary>
public sealed class TokenCredential : ICredential
{
    private readonly string _token;

    /// <param name="token">Visible ASCII characters.</param>
    /// <exception cref="CredentialException">The token is empty, or holds a character that no header can carry.</exception>
    public TokenCredential(string token)
    {
        if (token.Length == 0) throw new CredentialException("The token is empty: give one, or leave it out.");
        if (!CredentialHeaders.CanCarry(token))
            throw new CredentialException("The token holds a character that no header can carry, such as a space or a new line: check how it was copied.");
        _token = token;
    }

    public ValueTask<IReadOnlyList<string>> ApplyAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        CredentialHeaders.Set(request, CredentialHeaders.Token, _token);
        return ValueTask.FromResult<IReadOnlyList<string>>([_token]);
    }

    public ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>The kind alone.</summary>
    public override string ToString() => "a token that was given";
}
