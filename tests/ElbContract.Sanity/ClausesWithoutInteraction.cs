namespace ElbContract.Sanity;

/// <summary>The clauses that no interaction can show. Whatever else is in the catalogue has one.</summary>
internal static class ClausesWithoutInteraction
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["status.message"] =
                "The form of an error body is not documented, so there is nothing to expect: what is seen in refusals is observed in "
                + "passing.",
        };
}
