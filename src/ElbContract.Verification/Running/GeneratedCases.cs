using ElbContract.Verification.Ids;
using ElbContract.Verification.Planning;

namespace ElbContract.Verification.Running;

/// <summary>Which generated cases a run sends.</summary>
internal static class GeneratedCases
{
    /// <summary>Those of the run's clauses and of its shard, the most telling first, and how many there are of them in all.</summary>
    public static (List<GeneratedCase> Chosen, int All) Choose(VerifyOptions options, EndpointIds ids)
    {
        if (options.Generated is not { } more)
            return ([], 0);
        List<GeneratedCase> all = [.. more.Of(ids).Where(one => Plan.IsAsked(options.ClauseGlob, one.Clause))];
        return (OfTheShard([.. all.Take(options.MostGenerated ?? int.MaxValue)]), OfTheShard(all).Count);

        List<GeneratedCase> OfTheShard(List<GeneratedCase> cases)
        {
            var keys = options.Shard?.Of(cases.Select(one => one.Key));
            return keys is null ? cases : cases.FindAll(one => keys.Contains(one.Key));
        }
    }
}
