using System.Net;
using System.Text.Json;

namespace ElbContract.Verification.Handshaking;

/// <summary>The ports of an emulated endpoint's listeners, where they have others than they show.</summary>
internal sealed class PortMap : IDisposable
{
    private const int LargestAnswer = 1 << 20;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>Where a listener listens.</summary>
    /// <param name="address">Where the map is.</param>
    /// <param name="id">The listener's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its end point, or why there is none, in a line; neither where there is no map.</returns>
    public async Task<(IPEndPoint? EndPoint, string? Reason)> FindAsync(Uri address, string id, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(address, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK)
                return default;
            using var map = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return
                map.RootElement.ValueKind == JsonValueKind.Object
                && map.RootElement.TryGetProperty(id, out var text)
                && text.ValueKind == JsonValueKind.String
                && IPEndPoint.TryParse(text.GetString()!, out var endPoint)
                && endPoint.Port > 0
                ? (endPoint, null)
                : (null, $"{address} has no port for the listener");
        }
        catch (Exception cause)
            when (cause is HttpRequestException or JsonException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            return (null, $"{address} does not tell the listener's port: {cause.Message}");
        }
    }

    public void Dispose() => _http.Dispose();
}
