using ElbContract.Exploration.Generating;
using ElbContract.Exploration.Sending;
using FsCheck;

namespace ElbContract.Exploration.Shrinking;

/// <summary>Finds the smallest request that still breaks a clause: sends smaller ones again and again, and goes on from the first that
/// does.</summary>
/// <param name="sender">Sends them.</param>
/// <param name="cases">Knows what is smaller.</param>
/// <param name="hasTime">Whether another request can be sent.</param>
internal sealed class Shrinker(CaseSender sender, Arbitrary<Case> cases, Func<bool> hasTime)
{
    /// <summary>How many requests one clause is worth.</summary>
    private const int Most = 300;

    /// <returns>The smallest case, and what came of it; null where the first does not break the clause again.</returns>
    public async Task<(Case Case, CaseAnswer Answer)?> ShrinkAsync(string clause, Case first, CancellationToken cancellationToken)
    {
        (Case Case, CaseAnswer Answer) smallest = (first, await sender.SendAgainAsync(first, cancellationToken));
        if (!Breaks(smallest.Answer, clause))
            return null;
        HashSet<string> seen = [first.Identity];
        while (await SmallerAsync(clause, smallest.Case, seen, cancellationToken) is { } smaller)
            smallest = smaller;
        return smallest;
    }

    private async Task<(Case, CaseAnswer)?> SmallerAsync(string clause, Case one, HashSet<string> seen, CancellationToken cancellationToken)
    {
        foreach (var candidate in cases.Shrinker(one))
        {
            if (seen.Count > Most || !hasTime())
                return null;
            if (!seen.Add(candidate.Identity))
                continue;
            var answer = await sender.SendAgainAsync(candidate, cancellationToken);
            if (Breaks(answer, clause))
                return (candidate, answer);
        }

        return null;
    }

    private static bool Breaks(CaseAnswer answer, string clause) => answer.Findings.Any(finding => finding.Clause == clause);
}
