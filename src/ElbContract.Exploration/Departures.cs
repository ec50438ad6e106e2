using System.Runtime.CompilerServices;
using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Scenarios;
using ElbContract.Exploration.Sending;
using ElbContract.Exploration.Shrinking;
using ElbContract.Specification.Clauses;
using ElbContract.Traffic.Exchanges;

namespace ElbContract.Exploration;

/// <summary>Makes departures of broken clauses: each with the smallest case that still breaks it.</summary>
internal sealed class Departures(Shrinker shrinker, CaseSource cases, string endpoint, string listenerName)
{
    /// <summary>How many reasons for refusals are looked for; a provider that has more is not near to any of them.</summary>
    private const int MostReasons = 12;

    /// <summary>Cases that conform, were refused, and were not when they were sent again: that can be anything, such as a port that
    /// somebody had for a moment.</summary>
    public List<int> NotAgain { get; } = [];

    /// <param name="clause">A broken clause.</param>
    /// <param name="broken">How it is broken.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public IAsyncEnumerable<Departure> OfAsync(Clause clause, Broken broken, CancellationToken cancellationToken) =>
        clause.Id == ClauseIds.UriAdd
        && broken.Answer.Exchanges.Count == 1
        && broken.Answer.Findings.All(finding => finding.Where == "$.status")
            ? RefusalsAsync(clause, broken, cancellationToken)
            : OneAsync(clause, broken, cancellationToken);

    private async IAsyncEnumerable<Departure> OneAsync(
        Clause clause,
        Broken broken,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // What does not come again is told as it was seen.
        var (smallest, answer) = await shrinker.ShrinkAsync(clause.Id, broken.Case, cancellationToken) ?? (broken.Case, broken.Answer);
        yield return Departure(clause, clause, broken.Case, broken.Cases.Count, smallest, answer) with
        {
            IsOfTheSecondTime = broken.IsSecond && smallest == broken.Case,
        };
    }

    // One reason after the other: what the last does not explain has another, unless it comes to the same smallest request.
    private async IAsyncEnumerable<Departure> RefusalsAsync(
        Clause clause,
        Broken broken,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var left = broken.Cases.Order().Select(number => cases[number]).ToList();
        OrderedDictionary<string, Departure> reasons = new(StringComparer.Ordinal);
        for (var reason = 0; left.Count > 0 && reason < MostReasons; reason++)
        {
            var first = left[0];
            left.RemoveAt(0);
            if (await shrinker.ShrinkAsync(clause.Id, first, cancellationToken) is not (var smallest, var answer))
            {
                NotAgain.Add(first.Number);
                continue;
            }

            var count = 1 + left.RemoveAll(one => one.Drafts.Any(draft => Charge.Explains(smallest.Drafts[^1], draft)));
            var charged = smallest.Drafts is [var draft] ? Charge.Of(draft) : clause;
            reasons[smallest.Identity] = reasons.TryGetValue(smallest.Identity, out var same)
                ? same with
                {
                    Cases = same.Cases + count,
                }
                : Departure(charged, clause, first, count, smallest, answer);
        }

        foreach (var departure in reasons.Values)
            yield return departure;
    }

    private Departure Departure(Clause charged, Clause found, Case first, int count, Case smallest, CaseAnswer answer)
    {
        var findings = answer.Findings.OrderBy(finding => finding.Clause == found.Id ? 0 : 1).ToList();
        return new Departure
        {
            Clause = charged,
            Cases = count,
            Case = first.Number,
            Findings =
            [
                .. findings.Select(finding =>
                    finding with
                    {
                        Expected = new Expected.InWords(Nameless(finding.Expected.ToString()!)),
                        Actual = Nameless(finding.Actual),
                    }
                ),
            ],
            Curl = [.. answer.Exchanges.Select(exchange => Nameless(CurlLine.Of(exchange.Request, endpoint)))],
            Scenario = ScenarioText.Of(smallest, charged.Id, [.. findings.Where(finding => finding.Clause == found.Id)]),
        };
    }

    // The same seed tells the same, and the run's name for its listeners is another in every run.
    private string Nameless(string text) => text.Replace(listenerName, "elb-contract", StringComparison.Ordinal);
}
