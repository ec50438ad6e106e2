using System.Text;
using System.Text.Json;
using Polly.Timeout;

namespace ElbContract.Client.Credentials.Iam;

/// <summary>Fetches a token.</summary>
internal sealed class IamClient(IamOptions options) : IDisposable
{
    /// <summary>A catalogue of some hundred services has a few hundred kilobytes.</summary>
    private const int LargestAnswer = 8 * 1024 * 1024;

    private readonly Uri _address = IamAddress.Of(options.AuthUrl);

    private readonly HttpClient _http = new(IamHandler.Create(options))
    {
        MaxResponseContentBufferSize = LargestAnswer,
        Timeout = Timeout.InfiniteTimeSpan, // The handler's pipeline knows better, except for the body.
    };

    /// <summary>What another request would say again; null before one failed for good.</summary>
    public CredentialException? Refusal { get; private set; }

    /// <exception cref="CredentialException">No token can be fetched.</exception>
    public async Task<IamToken> FetchAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new StringContent(TokenRequest.Body(options), Encoding.UTF8, "application/json"),
            Headers = { { "Accept", "application/json" } },
        };
        try
        {
            // Buffers the body, so that one that hangs or breaks off is met here.
            using var answer = await _http.SendAsync(request, limit.Token);
            return answer.IsSuccessStatusCode ? await ReadAsync(answer) : throw Refused(answer);
        }
        catch (Exception e) when (IsTrouble(e) && !cancellationToken.IsCancellationRequested)
        {
            throw IamProblem.Of(_address, e, options);
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool IsTrouble(Exception exception) =>
        exception is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException;

    private CredentialException Refused(HttpResponseMessage answer)
    {
        var problem = IamProblem.Of(_address, answer);
        if (IamProblem.IsFinal(answer.StatusCode))
            Refusal = problem;
        return problem;
    }

    private async Task<IamToken> ReadAsync(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var value = answer.Headers.NonValidated.TryGetValues("X-Subject-Token", out var values) ? values.ToString() : "";
        if (value.Length == 0)
            throw IamProblem.NotAToken(_address, status, "without X-Subject-Token");
        if (!CredentialHeaders.CanCarry(value))
            throw IamProblem.NotAToken(_address, status, "its X-Subject-Token cannot be sent in a header");
        try
        {
            return TokenAnswer.Read(value, await answer.Content.ReadAsByteArrayAsync(), options.Time.GetUtcNow());
        }
        catch (JsonException)
        {
            // Without the inner exception, which could quote the body.
            throw IamProblem.NotAToken(_address, status, "its body does not describe a token");
        }
    }
}
