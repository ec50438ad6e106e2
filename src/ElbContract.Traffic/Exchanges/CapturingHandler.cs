using ElbContract.Traffic.Redaction;

namespace ElbContract.Traffic.Exchanges;

/// <summary>Captures what an <see cref="HttpClient"/> sends and is answered, each exchange before the client has its answer.</summary>
/// <remarks>Bodies are read whole; an answer's body over the limit fails as <see cref="HttpRequestException"/>.</remarks>
/// <param name="onExchange">Receives each exchange; called from any thread.</param>
/// <param name="redactor">Which values have symbolic names.</param>
/// <param name="maximumBodyBytes">The largest body of an answer; 1 MiB.</param>
/// <param name="time">The clock; the system's where null.</param>
public sealed class CapturingHandler(
    Action<Exchange> onExchange, Redactor redactor, int maximumBodyBytes = 1024 * 1024, TimeProvider? time = null) : DelegatingHandler
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private int _count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange
        {
            Number = Interlocked.Increment(ref _count),
            Request = await CaptureAsync(request, cancellationToken),
            StartedAt = _time.GetUtcNow(),
            Duration = default,
            Outcome = Outcome.Answered,
        };
        var start = _time.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
            var body = await ReadAsync(response.Content, cancellationToken);
            Keep(exchange with { Response = Capture(response, body) }, start);
            return response;
        }
        catch (Exception e)
        {
            var (outcome, reason) = cancellationToken.IsCancellationRequested
                ? new Failure(Outcome.Cancelled, "cancelled, or out of time")
                : e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }
                ? new Failure(Outcome.BodyTooLarge, $"the answer's body is larger than {maximumBodyBytes} bytes")
                : Failure.Of(e, request.RequestUri!, withinBody: response is not null);
            Keep(exchange with { Response = response is null ? null : Capture(response, []), Outcome = outcome, Reason = reason }, start);
            response?.Dispose();
            throw;
        }
    }

    private void Keep(Exchange exchange, long start) => onExchange(exchange with
    {
        Request = redactor.Apply(exchange.Request),
        Response = exchange.Response is null ? null : redactor.Apply(exchange.Response),
        Duration = _time.GetElapsedTime(start),
    });

    private static async Task<CapturedRequest> CaptureAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default);
        return new(request.Method.Method, request.RequestUri!.PathAndQuery, Flat(headers), body);
    }

    private static CapturedResponse Capture(HttpResponseMessage response, byte[] body) =>
        new((int)response.StatusCode, Flat(response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)), body);

    private static KeyValuePair<string, string>[] Flat(
        IEnumerable<KeyValuePair<string, System.Net.Http.Headers.HeaderStringValues>> headers) =>
        [.. from header in headers from value in header.Value select KeyValuePair.Create(header.Key, value)];

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await content.LoadIntoBufferAsync(maximumBodyBytes, cancellationToken);
        return await content.ReadAsByteArrayAsync(cancellationToken);
    }
}
