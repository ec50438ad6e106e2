using System.Net.Http.Headers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Patience;

/// <summary>Exchanges that say nothing of the provider's rules, and may go better the next time.</summary>
internal static class Weather
{
    /// <summary>How often an exchange that ended like this is worth another; 0 for an answer, among them every documented status.</summary>
    public static int Retries(Exchange exchange) => exchange.Outcome switch
    {
        Outcome.Answered => exchange.Response?.Status is 429 or 502 or 504 ? int.MaxValue : 0,
        Outcome.NoConnection or Outcome.NameNotResolved or Outcome.Failed or Outcome.BodyCutShort => int.MaxValue,
        // A certificate does not get better, and who hangs costs a whole time-out each time.
        Outcome.TlsFailed or Outcome.TimedOut => 1,
        _ => 0,
    };

    /// <summary>How long the endpoint asks to be left alone; null where it does not say.</summary>
    public static TimeSpan? RetryAfter(Exchange exchange, DateTimeOffset now)
    {
        if (exchange.Response?.Header("Retry-After") is not { } header || !RetryConditionHeaderValue.TryParse(header, out var condition)) return null;
        var wait = condition.Delta ?? condition.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
