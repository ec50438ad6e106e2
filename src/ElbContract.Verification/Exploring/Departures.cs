using ElbContract.Specification.Clauses;
using ElbContract.Verification.Exploring.Scenarios;
using ElbContract.Verification.Exploring.Shrinking;
using ElbContract.Verification.Running;

namespace ElbContract.Verification.Exploring;

/// <summary>Makes departures of broken clauses: each with the smallest case that still breaks it.</summary>
internal sealed class Departures(Shrinker shrinker, string endpoint, string listenerName)
{
    /// <param name="clause">A broken clause.</param>
    /// <param name="broken">How it is broken.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>Null where a request that conforms was refused once and not again: that can be anything, such as a port that somebody had for a moment.</returns>
    public async Task<Departure?> OfAsync(Clause clause, Broken broken, CancellationToken cancellationToken)
    {
        var shrunk = await shrinker.ShrinkAsync(clause.Id, broken.Case, cancellationToken);
        if (shrunk is null && clause.Id == "uri.add" && broken.Answer.Findings.All(finding => finding.Where == "$.status")) return null;
        // What else does not come again is told as it was seen.
        var (smallest, answer) = shrunk ?? (broken.Case, broken.Answer);
        var findings = answer.Findings.OrderBy(finding => finding.Clause == clause.Id ? 0 : 1).ToList();
        return new Departure
        {
            Clause = clause,
            Cases = broken.Cases,
            Case = broken.Case.Number,
            Findings = findings,
            Curl = [.. answer.Exchanges.Select(exchange => CurlLine.Of(exchange.Request, endpoint).Replace(listenerName, "elb-contract", StringComparison.Ordinal))],
            Scenario = ScenarioText.Of(smallest, clause.Id, [.. findings.Where(finding => finding.Clause == clause.Id)]),
        };
    }
}
