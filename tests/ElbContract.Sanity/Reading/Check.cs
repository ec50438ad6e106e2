namespace ElbContract.Sanity.Reading;

/// <summary>Fails with every problem, one a line.</summary>
internal static class Check
{
    /// <param name="problems">Each says what is wrong, where, and what to do.</param>
    public static void None(IEnumerable<string> problems)
    {
        var found = problems.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
