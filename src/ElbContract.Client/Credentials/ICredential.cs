namespace ElbContract.Client.Credentials;

/// <summary>What requests are authenticated with. Safe for use by several requests at once.</summary>
public interface ICredential
{
    /// <summary>Puts it on a request whose address, headers and body are final; what stands there in its place is replaced.</summary>
    /// <param name="request">Its content may be a stream that was read already, and is left alone.</param>
    /// <param name="body">The bytes of that content.</param>
    /// <param name="cancellationToken">Ends the wait, not a token request that other callers wait for too.</param>
    /// <returns>The secrets that were put there, so that an answer that repeats them can be redacted.</returns>
    /// <exception cref="CredentialException">None can be fetched.</exception>
    ValueTask<IReadOnlyList<string>> ApplyAsync(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>After a 401 to a request that it was put on.</summary>
    /// <returns>Whether there is a newer one than was used, so that sending again makes sense.</returns>
    /// <exception cref="CredentialException">A newer one was due, but cannot be fetched.</exception>
    ValueTask<bool> RenewAsync(HttpRequestMessage refused, CancellationToken cancellationToken);
}
