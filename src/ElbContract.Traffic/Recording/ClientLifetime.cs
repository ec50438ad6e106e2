using Microsoft.AspNetCore.Http.Features;

namespace ElbContract.Traffic.Recording;

/// <summary>Tells a client that hung up from one that was hung up on.</summary>
internal sealed class ClientLifetime(IHttpRequestLifetimeFeature connection) : IHttpRequestLifetimeFeature
{
    private bool _isOurs;

    public bool IsGone => !_isOurs && connection.RequestAborted.IsCancellationRequested;

    public CancellationToken RequestAborted
    {
        get => connection.RequestAborted;
        set => connection.RequestAborted = value;
    }

    public void Abort()
    {
        _isOurs |= !connection.RequestAborted.IsCancellationRequested;
        connection.Abort();
    }
}
