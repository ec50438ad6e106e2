using ElbContract.Traffic.Exchanges;

namespace ElbContract.Traffic.Forwarding;

/// <summary>Asks whether anything answers at an address, with what changes nothing and carries no credentials: a <c>GET</c> whose body is
/// not read. Not every server that speaks HTTP answers <c>HEAD</c>.</summary>
public sealed class TargetProbe : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _target;
    private readonly TimeSpan _timeout;

    /// <param name="target">Whom to ask.</param>
    /// <param name="timeout">How long one answer may take.</param>
    /// <param name="isInsecure">Whether any certificate will do.</param>
    public TargetProbe(Uri target, TimeSpan timeout, bool isInsecure)
    {
        (_target, _timeout) = (target, timeout);
        _http = TargetClient.Create(timeout, isInsecure);
    }

    /// <summary>Why nothing answers, in a line; null where something does, whatever its status, and where its certificate is refused, which
    /// no wait mends.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, _target);
        try
        {
            using var answer = await _http.SendAsync(request, limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{_target.Host}:{_target.Port} did not answer in time";
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            for (var cause = exception; cause is not null; cause = cause.InnerException)
            {
                if (cause is CertificateException)
                    return null;
            }

            return Failure.Of(exception, _target, withinBody: false).Reason;
        }
    }

    public void Dispose() => _http.Dispose();
}
