using ElbContract.Pact.Verifying;
using ElbContract.Specification.Judging;
using ElbContract.Specification.Listeners;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Running;

/// <summary>Puts together, for each case that was to be sent, what was captured and what both witnesses say of it.</summary>
internal sealed class CaseFile
{
    private readonly Plan _plan;
    private readonly RunStates _states;
    private readonly Dictionary<string, Exchange> _exchanges = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, InteractionResult> _results;
    private readonly string _endpoint;

    public CaseFile(Plan plan, RunStates states, IEnumerable<Exchange> exchanges, IReadOnlyDictionary<string, InteractionResult> results, Uri endpoint)
    {
        _plan = plan;
        _states = states;
        _results = results;
        _endpoint = endpoint.GetLeftPart(UriPartial.Path);
        foreach (var exchange in exchanges)
        {
            if (exchange.InteractionId is { } key) _exchanges[key] = exchange;
        }
    }

    public IReadOnlyList<JudgedCase> Judge()
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. _plan.Sent.Select(sent => WithIdOfItsOwn(Judge(sent.Case), ids))];
    }

    private JudgedCase Judge(ContractCase contractCase)
    {
        var judged = new JudgedCase { Case = contractCase };
        if (!_exchanges.TryGetValue(contractCase.Key, out var exchange)) return judged with { Inconclusive = WhyNotSent(contractCase) };
        judged = judged with { Exchange = exchange, Curl = CurlLine.Of(exchange.Request, _endpoint), Status = exchange.Response?.Status };
        if (exchange.Outcome != Outcome.Answered || exchange.Response is not { } answer) return judged with { Inconclusive = exchange.Reason ?? "no answer came" };
        var request = new AddListenerRequestOnWire(exchange.Request.Target, exchange.Request.Header("X-Auth-Token"), exchange.Request.Body);
        judged = judged with
        {
            Expectation = Specification.Judging.Judge.Expect(request, new RunKnowledge(_states, contractCase.States)),
            Body = answer.Body,
        };
        judged = CaseJudge.Examine(judged);
        return judged.Inconclusive is not null || contractCase.IsFree ? judged
            : !_results.TryGetValue(contractCase.Key, out var pact) || pact.Outcome == InteractionOutcome.NotRun
                ? judged with { Inconclusive = "Pact's verifier gave no result: " + (pact?.Reason ?? "the run ended before") }
                : judged with { Findings = Witnesses.Join(judged, pact.Mismatches) };
    }

    private string WhyNotSent(ContractCase contractCase) =>
        _results.TryGetValue(contractCase.Key, out var result) && result.Reason is { } reason ? reason : "the run ended before it was sent";

    // Ids differ from listener to listener: that cannot be seen in one exchange.
    private static JudgedCase WithIdOfItsOwn(JudgedCase judged, Dictionary<string, string> seen)
    {
        if (!judged.IsAccepted || ListenerDocument.Parse(judged.Body).Text(ListenerField.Id) is not { Length: > 0 } id || seen.TryAdd(id, judged.Case.Name)) return judged;
        var finding = new Finding("response.id", "$.body.id", $"another id than that of '{seen[id]}'", $"\"{id}\"");
        return judged with { Findings = [.. judged.Findings, finding] };
    }
}
