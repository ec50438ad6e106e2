using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ElbContract.Traffic.Redaction;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace ElbContract.Verification.Brokering;

/// <summary>Sends requests to a broker: credentials go to its own origin alone, nothing is followed, and what passes is tried
/// again.</summary>
internal sealed class BrokerClient : IDisposable
{
    private const int LargestMebibytes = 16;
    private const int Retries = 3;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly BrokerOptions _options;
    private readonly Redactor _redactor;
    private readonly HttpClient _http;

    public BrokerClient(BrokerOptions options)
    {
        _options = options;
        _redactor = options.Redactor;
        _http = new HttpClient(new ResilienceHandler(Pipeline(options)) { InnerHandler = Sockets() })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestMebibytes * 1024 * 1024,
        };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/hal+json, application/json");
        _http.DefaultRequestHeaders.Authorization =
            options.Token is { } token ? new AuthenticationHeaderValue("Bearer", token)
            : options.UserName is { } user ? new AuthenticationHeaderValue("Basic", Basic(user, options.Password))
            : null;
    }

    /// <summary>The address, as messages name it.</summary>
    private string Name => _options.Address.AbsoluteUri.TrimEnd('/');

    /// <summary>The broker's first resource, which has the links to all others.</summary>
    /// <exception cref="BrokerException">It cannot be had, or is none of a broker.</exception>
    public async Task<HalDocument> IndexAsync(CancellationToken cancellationToken) =>
        await GetAsync(_options.Address, "the index", cancellationToken);

    public Task<HalDocument> GetAsync(Uri target, string what, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, target, null, what, cancellationToken);

    /// <param name="method">The method.</param>
    /// <param name="target">An address at the broker.</param>
    /// <param name="body">JSON; null for none.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="BrokerException">No answer that can be used came.</exception>
    /// <exception cref="BrokerRefusalException">The broker refuses the body.</exception>
    public async Task<HalDocument> SendAsync(
        HttpMethod method,
        Uri target,
        ReadOnlyMemory<byte>? body,
        string what,
        CancellationToken cancellationToken
    )
    {
        if (
            Uri.Compare(target, _options.Address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase)
            != 0
        )
            throw new BrokerException(
                $"the broker at {Name} says that {what} is at {target.GetLeftPart(UriPartial.Authority)}, where your credentials are not "
                    + "sent: give the broker's address as it gives it in its links (--broker), or correct its base URL"
            );
        using var request = new HttpRequestMessage(method, target);
        if (body is { } bytes)
            request.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = Json } };
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return answer.IsSuccessStatusCode ? Read(content, what, target) : throw Refused(answer, content, what);
        }
        catch (Exception cause) when (cause is HttpRequestException or TimeoutRejectedException or IOException)
        {
            throw new BrokerException($"the broker at {Name} {Reason(cause)}", cause);
        }
    }

    public void Dispose() => _http.Dispose();

    private HalDocument Read(byte[] content, string what, Uri target)
    {
        // What is only acknowledged need not say anything.
        if (content.Length == 0)
            return new HalDocument(new JsonObject(), content, target, _redactor);
        try
        {
            if (JsonNode.Parse(content, documentOptions: new() { AllowDuplicateProperties = false }) is JsonObject json)
                return new HalDocument(json, content, target, _redactor);
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new BrokerException($"the broker at {Name} answers no JSON object for {what}: give the address of a Pact Broker (--broker)");
    }

    private Exception Refused(HttpResponseMessage answer, byte[] content, string what)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new BrokerException(
                $"the broker at {Name} refuses the credentials with {status}: check --broker-token (PACT_BROKER_TOKEN), or "
                    + "--broker-username and --broker-password"
            ),
            HttpStatusCode.NotFound => new BrokerException(
                $"the broker at {Name} has not {what} (404): check the names, and the address of the broker (--broker)"
            ),
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => new BrokerException(
                $"the broker at {Name} redirects with {status}, and your credentials are not sent on: give the address that it redirects "
                    + "to (--broker)"
            ),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new BrokerRefusalException(
                $"the broker at {Name} refuses {what} with {status}: {_redactor.Text(BrokerErrors.Of(content))}"
            ),
            _ => new BrokerException($"the broker at {Name} answers {status} for {what}: try again later"),
        };
    }

    private static string Reason(Exception cause) =>
        cause switch
        {
            TimeoutRejectedException => "did not answer in time: try again later, or check the address (--broker)",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "has a host name without address: check the address (--broker)",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
                "cannot be reached: check the address (--broker), and that it runs",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "cannot be trusted (TLS): check the address (--broker), and have its certificate trusted on this machine",
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                $"answers more than {LargestMebibytes} MiB: give the address of a Pact Broker (--broker)",
            _ => "ended the connection without an answer that can be read: check the address (--broker)",
        };

    private static string Basic(string user, string? password) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(BrokerOptions options) =>
        new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(options.Timeout)
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = options.RetryDelay,
                    MaxRetryAttempts = Retries,
                    // Everything that is sent may come twice: contracts replace themselves, and of results the last counts.
                    ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome)),
                }
            )
            .AddTimeout(TimeSpan.FromSeconds(20))
            .Build();

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            {
                Exception: HttpRequestException
                    {
                        HttpRequestError: not (HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded)
                    }
                    or TimeoutRejectedException
            } => true,
            {
                Result.StatusCode: HttpStatusCode.TooManyRequests
                    or HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable
                    or HttpStatusCode.GatewayTimeout
            } => true,
            _ => false,
        };

    private static SocketsHttpHandler Sockets() =>
        new()
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
            UseProxy = false,
        };
}
