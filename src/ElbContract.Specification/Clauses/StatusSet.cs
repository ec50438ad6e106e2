namespace ElbContract.Specification.Clauses;

/// <summary>A set of the documented statuses.</summary>
[Flags]
internal enum StatusSet
{
    None = 0,
    S200 = 1,
    S400 = 2,
    S401 = 4,
    S403 = 8,
    S404 = 16,
    S500 = 32,
    S503 = 64,
}

internal static class StatusSets
{
    private static readonly int[] Codes = [200, 400, 401, 403, 404, 500, 503];

    private static readonly IReadOnlyList<int>[] Lists =
    [
        .. Enumerable.Range(0, 1 << Codes.Length).Select(set => (IReadOnlyList<int>)[.. Codes.Where((_, bit) => (set & (1 << bit)) != 0)]),
    ];

    /// <summary>The statuses in ascending order.</summary>
    public static IReadOnlyList<int> ToList(this StatusSet set) => Lists[(int)set];

    public static bool Contains(this StatusSet set, int status)
    {
        var bit = Array.IndexOf(Codes, status);
        return bit >= 0 && ((int)set & (1 << bit)) != 0;
    }
}
