using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace ElbContract.Client.Credentials.Iam;

/// <summary>What requests for tokens go through: nothing followed, stored or sent elsewhere, and tried again where it is worth
/// it.</summary>
internal static class IamHandler
{
    private const int Retries = 3;

    /// <summary>Who asks for more patience than this is not asked again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static HttpMessageHandler Create(IamOptions options) =>
        new ResilienceHandler(Pipeline(options)) { InnerHandler = Sockets(options) };

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(IamOptions options) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Time }
            .AddTimeout(options.Timeout)
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = options.RetryDelay,
                    MaxRetryAttempts = Retries,
                    UseJitter = true,
                    ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome)),
                }
            )
            .AddTimeout(options.AttemptTimeout)
            .Build();

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            {
                Exception: HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } or TimeoutRejectedException
            } => true,
            { Result.StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => !(
                outcome.Result.Headers.RetryAfter?.Delta > Patience
            ),
            { Result.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => true,
            _ => false,
        };

    private static SocketsHttpHandler Sockets(IamOptions options) =>
        new()
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false, // The password goes where it was meant to go.
            ConnectTimeout = options.AttemptTimeout,
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    options.Insecure || Verify(certificate, chain, errors),
            },
            UseCookies = false,
            UseProxy = false,
        };

    /// <exception cref="AuthenticationException">The certificate does not verify: says why.</exception>
    private static bool Verify(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (certificate is null)
            throw new AuthenticationException("it shows no certificate");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            throw new AuthenticationException("its certificate is for another host name");
        var problems = chain?.ChainStatus.Select(status => status.Status).Distinct() ?? [];
        throw new AuthenticationException($"its certificate does not verify ({string.Join(", ", problems)})");
    }
}
