namespace ElbContract.Specification.Combining;

/// <summary>Combinations of parameters in which every two values of two parameters meet: far fewer than all combinations, and most faults
/// need no more than two.</summary>
public static class Pairwise
{
    /// <summary>The rows: the index of a value for each parameter. The same for the same counts, always.</summary>
    /// <param name="counts">How many values each parameter has, 1 or more. Where a row is free to choose it takes the value 0.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Rows(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Any(count => count < 1))
            throw new ArgumentException("A parameter has at least one value.", nameof(counts));
        if (counts.Count < 2)
            return [.. Enumerable.Range(0, counts.Count == 0 ? 1 : counts[0]).Select(value => counts.Count == 0 ? (int[])[] : [value])];
        var missing = new HashSet<Pair>(Pairs(counts));
        List<IReadOnlyList<int>> rows = [];
        foreach (var pair in Pairs(counts))
        {
            if (missing.Contains(pair))
                rows.Add(Row(pair, counts, missing));
        }

        return rows;
    }

    private static int[] Row(Pair first, IReadOnlyList<int> counts, HashSet<Pair> missing)
    {
        var row = new int[counts.Count];
        Array.Fill(row, -1);
        row[first.One] = first.ValueOfOne;
        row[first.Other] = first.ValueOfOther;
        for (var parameter = 0; parameter < row.Length; parameter++)
        {
            if (row[parameter] < 0)
                row[parameter] = Best(parameter, row, counts[parameter], missing);
        }

        for (var one = 0; one < row.Length; one++)
        {
            for (var other = one + 1; other < row.Length; other++)
                missing.Remove(new Pair(one, row[one], other, row[other]));
        }

        return row;
    }

    /// <summary>The value that meets most values of the row that it has not met yet; the first of equals.</summary>
    private static int Best(int parameter, int[] row, int count, HashSet<Pair> missing)
    {
        var (best, most) = (0, -1);
        for (var value = 0; value < count; value++)
        {
            var met = 0;
            for (var other = 0; other < row.Length; other++)
            {
                if (row[other] >= 0 && missing.Contains(Ordered(parameter, value, other, row[other])))
                    met++;
            }

            if (met > most)
                (best, most) = (value, met);
        }

        return best;
    }

    private static IEnumerable<Pair> Pairs(IReadOnlyList<int> counts) =>
        from one in Enumerable.Range(0, counts.Count)
        from other in Enumerable.Range(one + 1, counts.Count - one - 1)
        from valueOfOne in Enumerable.Range(0, counts[one])
        from valueOfOther in Enumerable.Range(0, counts[other])
        select new Pair(one, valueOfOne, other, valueOfOther);

    private static Pair Ordered(int one, int valueOfOne, int other, int valueOfOther) =>
        one < other ? new Pair(one, valueOfOne, other, valueOfOther) : new Pair(other, valueOfOther, one, valueOfOne);

    private readonly record struct Pair(int One, int ValueOfOne, int Other, int ValueOfOther);
}
