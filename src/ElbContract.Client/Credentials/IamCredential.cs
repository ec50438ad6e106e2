using ElbContract.Client.Credentials.Iam;

namespace ElbContract.Client.Credentials;

/// <summary>
/// A token that the identity service gives for user name and password, in <c>X-Auth-Token</c>. Fetched when it is first needed and kept;
/// fetched anew before its end and after a 401. However many callers wait, one request is under way. When the service refuses the user, it
/// is not asked again: a wrong password sent once more may lock the account.
/// </summary>
public sealed class IamCredential : ICredential, IDisposable
{
    private readonly IamOptions _options;
    private readonly IamClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private CachedToken? _held;
    private Task<IamToken>? _fetching;

    /// <param name="options">Nothing is asked before a token is needed.</param>
    /// <exception cref="CredentialException">The options cannot work; names everything that is wrong with them.</exception>
    public IamCredential(IamOptions options)
    {
        options.Check();
        _options = options;
        _client = new IamClient(options);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ApplyAsync(
        HttpRequestMessage request,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken
    )
    {
        var token = await CurrentAsync(cancellationToken);
        CredentialHeaders.Set(request, CredentialHeaders.Token, token.Value);
        return [token.Value];
    }

    /// <summary>Fetches another token, unless there is one already, or the refused one is younger than a second.</summary>
    public async ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken)
    {
        var used = refused.Headers.NonValidated.TryGetValues(CredentialHeaders.Token, out var values) ? values.ToString() : null;
        Task<IamToken> fetching;
        lock (_lock)
        {
            if (_held is { } held)
            {
                if (held.Token.Value != used)
                    return true;
                if (held.IsNew(_options.Time))
                    return false;
                _held = null;
            }

            fetching = _fetching ??= FetchAsync();
        }

        return (await fetching.WaitAsync(cancellationToken)).Value != used;
    }

    /// <summary>The project that the token is for; null where the token is for none.</summary>
    /// <exception cref="CredentialException">No token can be fetched.</exception>
    public async ValueTask<string?> ProjectIdAsync(CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).ProjectId;

    /// <summary>
    /// The public endpoint that the catalogue has for classic load balancers (type <c>elbv1</c>) in the region, without version and
    /// project; null where it has none, or several and no region chooses among them.
    /// </summary>
    /// <exception cref="CredentialException">No token can be fetched.</exception>
    public async ValueTask<Uri?> EndpointAsync(CancellationToken cancellationToken)
    {
        var endpoints = (await CurrentAsync(cancellationToken)).Endpoints;
        var addresses = endpoints
            .Where(endpoint => _options.Region is null || endpoint.Region is null or "*" || endpoint.Region == _options.Region)
            .Select(endpoint => endpoint.Address)
            .Distinct()
            .ToList();
        return addresses.Count == 1 ? addresses[0] : null;
    }

    /// <summary>Ends a token request that is under way.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _client.Dispose();
    }

    /// <summary>The kind and the identity service's address.</summary>
    public override string ToString() => $"a token of {_options}";

    private async ValueTask<IamToken> CurrentAsync(CancellationToken cancellationToken)
    {
        Task<IamToken> fetching;
        lock (_lock)
        {
            if (_held is { } held && !held.IsDue(_options.Time))
                return held.Token;
            fetching = _fetching ??= FetchAsync();
        }

        return await fetching.WaitAsync(cancellationToken);
    }

    private async Task<IamToken> FetchAsync()
    {
        await Task.Yield(); // Whoever starts it holds the lock.
        try
        {
            if (_client.Refusal is { } refusal)
                throw new CredentialException(refusal.Message, refusal);
            return Take(CachedToken.Of(await _client.FetchAsync(_stop.Token), _options.Time));
        }
        catch (CredentialException) when (Keep() is { } kept)
        {
            return kept;
        }
        catch
        {
            lock (_lock)
                _fetching = null;
            throw;
        }
    }

    private IamToken Take(CachedToken token)
    {
        lock (_lock)
        {
            _fetching = null;
            _held = token;
            return token.Token;
        }
    }

    /// <summary>The token that was to be renewed, while it still lives.</summary>
    private IamToken? Keep()
    {
        lock (_lock)
        {
            if (_held is null || _held.HasEnded(_options.Time))
                return null;
            _held = _held.Postponed(_options.Time);
            _fetching = null;
            return _held.Token;
        }
    }
}
