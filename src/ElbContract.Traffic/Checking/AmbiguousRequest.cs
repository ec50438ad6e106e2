namespace ElbContract.Traffic.Checking;

/// <summary>What keeps a reader of requests from telling what is meant: a key that stands twice, say. It is told, and held against
/// nobody.</summary>
/// <param name="Problem">What it is, and what to do, as a sentence: there are only so many.</param>
/// <param name="Count">In how many exchanges.</param>
public sealed record AmbiguousRequest(string Problem, long Count)
{
    /// <summary>Those with one problem as one, by problem.</summary>
    internal static IReadOnlyList<AmbiguousRequest> Join(IEnumerable<AmbiguousRequest> parts) =>
        [
            .. parts
                .GroupBy(part => part.Problem, StringComparer.Ordinal)
                .Select(same => new AmbiguousRequest(same.Key, same.Sum(part => part.Count)))
                .OrderBy(one => one.Problem, StringComparer.Ordinal),
        ];
}
