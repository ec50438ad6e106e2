using ElbContract.Client.Credentials.Signing;

namespace ElbContract.Client.Credentials;

/// <summary>
/// Signs with an access key: <c>SDK-HMAC-SHA256</c> over method, path, query, body, <c>Host</c>, <c>Content-Type</c> and the headers that
/// are the signature's own. Takes <c>X-Auth-Token</c> away.
/// </summary>
public sealed class SigningCredential : ICredential
{
    private readonly SigningKey _key;
    private readonly TimeProvider _time;
    private readonly RequestSigner _signer;

    /// <param name="key">What to sign with.</param>
    /// <param name="time">Says when a request is signed: servers refuse what is a quarter of an hour off. Null: this machine's
    /// clock.</param>
    /// <exception cref="CredentialException">The key cannot sign; names everything that is wrong with it.</exception>
    public SigningCredential(SigningKey key, TimeProvider? time = null)
    {
        key.Check();
        _key = key;
        _time = time ?? TimeProvider.System;
        _signer = new RequestSigner(key);
    }

    /// <inheritdoc/>
    /// <returns>Signature, access key and security token; not the project's id, which the caller knows.</returns>
    public ValueTask<IReadOnlyList<string>> ApplyAsync(
        HttpRequestMessage request,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken
    )
    {
        var date = RequestSigner.Date(_time.GetUtcNow());
        request.Headers.Remove(CredentialHeaders.Token);
        request.Headers.Remove(SigningHeaders.SecurityToken);
        foreach (var (name, value) in Own(date))
        {
            if (value is not null)
                CredentialHeaders.Set(request, name, value);
        }

        var signed = _signer.Sign(request, body.Span, date);
        CredentialHeaders.Set(request, CredentialHeaders.Authorization, signed.Authorization);
        return ValueTask.FromResult<IReadOnlyList<string>>([.. Secrets(signed)]);
    }

    /// <summary>Never: the next signature would say the same.</summary>
    public ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken) => ValueTask.FromResult(false);

    /// <summary>The kind alone.</summary>
    public override string ToString() => $"signatures with {_key}";

    private IEnumerable<(string Name, string? Value)> Own(string date) =>
        [("X-Sdk-Date", date), ("X-Project-Id", _key.ProjectId), ("X-Domain-Id", _key.DomainId), ("X-Security-Token", _key.SecurityToken)];

    private IEnumerable<string> Secrets(RequestSignature signed)
    {
        yield return signed.Signature;
        yield return _key.AccessKey;
        if (_key.SecurityToken is { } token)
            yield return token;
        if (_key.DomainId is { } domain)
            yield return domain;
    }
}
