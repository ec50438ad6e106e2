using System.Net.Http.Headers;
using System.Text.Json;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Patience;

/// <summary>Exchanges that say nothing of the provider's rules, and may go better the next time.</summary>
internal static class RetryPolicy
{
    // Thrice the same answer is the provider's.
    private const int RetriesOfSystemErrors = 2;
    private const string NoSuchListener = "ELB.6002";

    /// <summary>How often an exchange that ended like this is worth another; 0 for an answer, among them every documented status with a
    /// body that is whole.</summary>
    /// <param name="exchange">How it ended.</param>
    /// <param name="documented">The statuses with which its answer conforms; none for a request that adds no listener. Asked for only
    /// where it depends on them.</param>
    public static int Retries(Exchange exchange, Func<IReadOnlyList<int>> documented) =>
        exchange.Outcome switch
        {
            ExchangeOutcome.Answered when exchange.Response is { } answer => Weather.Is(answer.Status)
            || IsCutOff(answer)
            || IsUnavailable(answer, documented)
                ? int.MaxValue
            : IsSystemError(exchange) && documented() is [200] ? RetriesOfSystemErrors
            : 0,
            ExchangeOutcome.NoConnection or ExchangeOutcome.NameNotResolved or ExchangeOutcome.Failed or ExchangeOutcome.BodyCutShort =>
                int.MaxValue,
            // A certificate does not get better, and who hangs costs a whole time-out each time.
            ExchangeOutcome.TlsFailed or ExchangeOutcome.TimedOut => 1,
            _ => 0,
        };

    /// <summary>Whether the provider answered that it failed.</summary>
    public static bool IsSystemError(Exchange exchange) => exchange is { Outcome: ExchangeOutcome.Answered, Response.Status: 500 };

    /// <summary>Whether it tells that the request was not carried out.</summary>
    public static bool SparedTheRequest(Exchange exchange) =>
        exchange.Outcome is ExchangeOutcome.NoConnection or ExchangeOutcome.NameNotResolved or ExchangeOutcome.TlsFailed
        || exchange is { Outcome: ExchangeOutcome.Answered, Response.Status: var status } && Weather.SparedTheProvider(status);

    /// <summary>How long the endpoint asks to be left alone; null where it does not say.</summary>
    public static TimeSpan? RetryAfter(Exchange exchange, DateTimeOffset now)
    {
        if (exchange.Response?.Header("Retry-After") is not { } header || !RetryConditionHeaderValue.TryParse(header, out var condition))
            return null;
        var wait = condition.Delta ?? condition.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Some answer this for a listener that does not exist.
    private static bool IsUnavailable(CapturedResponse answer, Func<IReadOnlyList<int>> documented) =>
        answer.Status == 503
        && ProviderErrorReader.Read(answer.Status, answer.Body.Span).Code != NoSuchListener
        && !documented().Contains(503);

    // JSON that ends too early: once it may be the way here; each time it is the provider.
    private static bool IsCutOff(CapturedResponse? response)
    {
        if (response is not { Status: >= 200 and < 300, Body.IsEmpty: false })
            return false;
        var reader = new Utf8JsonReader(response.Body.Span, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                // Only how it ends counts.
            }

            return reader.CurrentDepth > 0 || reader.BytesConsumed < response.Body.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
