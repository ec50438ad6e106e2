namespace ElbContract.Stub;

/// <summary>
/// Tells the stub the situation of every request that passes. Put it last in a client's chain, behind what captures requests: then no
/// capture shows it.
/// </summary>
public sealed class StubSituationHandler(StubSituation situation, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Add(StubSituation.HeaderName, situation.ToString());
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.Headers.Remove(StubSituation.HeaderName);
        }
    }
}
