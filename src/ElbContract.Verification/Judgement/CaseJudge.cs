using System.Globalization;
using ElbContract.Client.Errors;
using ElbContract.Specification.Answers;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Providers;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Verification.Judgement;

/// <summary>Judges an answer in the context of a run, where some answers say nothing of the provider's rules.</summary>
internal static class CaseJudge
{
    /// <summary>What is refused with for the port, whatever else it asks for.</summary>
    private const string PortTaken = "ELB.6101";
    private const string QuotaReached = "ELB.6091";
    private const string QuotaIsReached = "the quota of listeners is reached (ELB.6091)";
    private const string NoSuchLoadBalancer = "ELB.6040";

    /// <summary>Fills in what the judge says of the answer that is in <paramref name="judged"/>.</summary>
    public static JudgedCase Examine(JudgedCase judged)
    {
        if (judged.Expectation is not { } expectation || judged.Status is not { } status)
            return judged;
        if (WeatherOf(expectation, status, judged.Body) is { } weather)
            return judged with { Inconclusive = weather };
        return judged with { Findings = Specification.Judging.Judge.Examine(expectation, status, judged.Body) };
    }

    /// <summary>Whether the request was refused for the quota alone.</summary>
    public static bool IsForTheQuota(JudgedCase judged) => judged.Inconclusive == QuotaIsReached;

    /// <summary>What the judge says of an exchange that adds a listener.</summary>
    public static JudgedExchange Judge(Exchange exchange, IProviderContext provider)
    {
        if (exchange.Outcome != ExchangeOutcome.Answered || exchange.Response is not { } answer)
            return new JudgedExchange { Inconclusive = exchange.Reason ?? "no answer came" };
        var request = new AddListenerRequestOnWire(exchange.Request.Target, exchange.Request.Header("X-Auth-Token"), exchange.Request.Body);
        var expectation = Specification.Judging.Judge.Expect(request, provider);
        return WeatherOf(expectation, answer.Status, answer.Body) is { } weather
            ? new JudgedExchange
            {
                Inconclusive = weather,
                IsPortTaken = ProviderErrorReader.Read(answer.Status, answer.Body.Span).Code == PortTaken,
            }
            : new JudgedExchange { Findings = Specification.Judging.Judge.Examine(expectation, answer.Status, answer.Body) };
    }

    /// <summary>Why the answer is no answer to the request; null where it is one.</summary>
    private static string? WeatherOf(Expectation expectation, int status, ReadOnlyMemory<byte> body)
    {
        if (status < 400)
            return null;
        var code = ProviderErrorReader.Read(status, body.Span).Code;
        // Refused for the port, a request says nothing of the rule it is about, even where a refusal is expected.
        if (code == PortTaken)
            return "its port is taken on that load balancer (ELB.6101): free it, or give another load balancer";
        if (expectation.Strength == Strength.Free || expectation.Statuses.Contains(status))
            return null;
        if (code == QuotaReached)
            return QuotaIsReached;
        // Only the ids of a conforming request can be unknown, and those are the caller's.
        if (expectation.Strength == Strength.Accept && (status == 404 || code == NoSuchLoadBalancer))
            return $"the endpoint does not know an id that was given ({status}): check --public-loadbalancer, --private-loadbalancer, "
                + "--certificate and --sni-certificate";
        return status == 503 || Weather.Is(status)
            ? string.Create(CultureInfo.InvariantCulture, $"the endpoint answered {status}, which says nothing about its rules")
            : null;
    }
}
