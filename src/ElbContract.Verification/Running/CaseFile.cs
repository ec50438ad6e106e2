using ElbContract.Pact.Verifying;
using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;
using ElbContract.Traffic.Exchanges;
using ElbContract.Verification.Handshaking;
using ElbContract.Verification.Judgement;
using ElbContract.Verification.Planning;
using ElbContract.Verification.Verdicts;

namespace ElbContract.Verification.Running;

/// <summary>Puts together, for each case that was to be sent, what was captured and what both witnesses say of it.</summary>
internal sealed class CaseFile
{
    private readonly IReadOnlyList<PlannedCase> _sent;
    private readonly RunStates _states;
    private readonly Dictionary<string, Exchange> _exchanges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InteractionResult> _results;
    private readonly Dictionary<string, ListenerHandshakes> _handshakes = new(StringComparer.Ordinal);
    private readonly string _endpoint;

    public CaseFile(IEnumerable<PlannedCase> sent, RunStates states, Evidence evidence)
    {
        _sent = [.. sent];
        _states = states;
        _results = evidence.Results.ToDictionary(result => result.Key, StringComparer.Ordinal);
        _endpoint = evidence.Endpoint;
        foreach (var seen in evidence.Handshakes)
            _handshakes[seen.CaseKey] = seen;
        foreach (var exchange in evidence.Exchanges)
        {
            if (exchange.InteractionId is { } key)
                _exchanges[key] = exchange;
        }
    }

    public IReadOnlyList<JudgedCase> Judge() => [.. _sent.Select(planned => WithHandshakes(JudgeAnswer(planned)))];

    private JudgedCase JudgeAnswer(PlannedCase planned)
    {
        var judged = new JudgedCase { Case = planned };
        if (!_exchanges.TryGetValue(planned.Key, out var exchange))
            return judged with { Inconclusive = WhyNotSent(planned) };
        judged = judged with { Exchange = exchange, Curl = CurlLine.Of(exchange.Request, _endpoint), Status = exchange.Response?.Status };
        if (exchange.Outcome != ExchangeOutcome.Answered || exchange.Response is not { } answer)
            return judged with { Inconclusive = exchange.Reason ?? "no answer came" };
        var request = new AddListenerRequestOnWire(exchange.Request.Target, exchange.Request.Header("X-Auth-Token"), exchange.Request.Body);
        judged = judged with
        {
            Expectation = Specification.Judging.Judge.Expect(request, new RunKnowledge(_states, planned.States)),
            Body = answer.Body,
        };
        judged = CaseJudge.Examine(judged);
        return judged.Inconclusive is not null || planned is not ContractCase { IsFree: false } ? judged
            : !_results.TryGetValue(planned.Key, out var pact) || pact.Outcome == InteractionOutcome.NotRun
                ? judged with
                {
                    Inconclusive = "Pact's verifier gave no result: " + (pact?.Reason ?? "the run ended before"),
                }
            : planned is ContractCase { IsForeign: true }
                ? judged with
                {
                    ContractDepartures = Witnesses.BesideThePage(judged, pact.Mismatches),
                }
            : judged with { Findings = Witnesses.Join(judged, pact.Mismatches) };
    }

    // What a listener serves is seen apart from what its answer shows, and whatever that was.
    private JudgedCase WithHandshakes(JudgedCase judged)
    {
        if (judged.Inconclusive is not null || !judged.IsAccepted)
            return judged;
        var isAsked = Catalogue.Find(judged.Case.Clause) is { IsAboutHandshakes: true };
        if (!_handshakes.TryGetValue(judged.Case.Key, out var seen))
            return isAsked
                ? judged with
                {
                    Inconclusive =
                        "no TLS handshake was made with the listener: its answer shows other versions or ciphers than were requested, or "
                        + "the run ended before",
                }
                : judged;
        List<Finding> findings = [.. HandshakeFindings.Of(seen)];
        var isOwn = findings.Exists(finding => finding.Clause == judged.Case.Clause);
        return judged with
        {
            Findings = [.. judged.Findings, .. findings],
            Inconclusive =
                isAsked && !isOwn && HandshakeFindings.Gap(seen, judged.Case.Clause) is { } gap
                    ? $"TLS handshakes with the listener: {gap}"
                    : null,
            Remark = isAsked ? HandshakeFindings.NotAsked(seen) : null,
        };
    }

    private string WhyNotSent(PlannedCase planned) =>
        _results.TryGetValue(planned.Key, out var result) && result.Reason is { } reason ? reason : "the run ended before it was sent";
}
