namespace ElbContract.Traffic.Matching;

/// <summary>What a request was found to be like.</summary>
/// <param name="Nearest">The one that differs least.</param>
/// <param name="Differences">Where it differs; none where it is the same.</param>
public sealed record RequestMatch(CannedExchange Nearest, IReadOnlyList<Difference> Differences)
{
    private const int Most = 5;

    public bool IsSame => Differences.Count == 0;

    /// <summary>In one line: the nearest, and where it differs.</summary>
    public override string ToString()
    {
        if (IsSame)
            return Nearest.Name;
        var more = Differences.Count > Most ? $" and {Differences.Count - Most} more" : "";
        return $"the nearest is {Nearest.Name}: "
            + $"{string.Join("; ", Differences.Take(Most).Select(difference => difference.WithoutSecret()))}{more}";
    }
}
