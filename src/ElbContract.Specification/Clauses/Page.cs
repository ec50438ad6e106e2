namespace ElbContract.Specification.Clauses;

/// <summary>A sentence or a cell of the page.</summary>
/// <param name="Id">The last part of its id.</param>
/// <param name="Fingerprint">The first 16 hex digits of the SHA-256 of its text, with each run of white space as one blank: the text itself
/// is not kept.</param>
/// <param name="NotNormative">Why it has no clause; null where one does.</param>
public sealed record PageAnchor(string Id, string Fingerprint, string? NotNormative);

/// <summary>The page, as a list of its anchored sentences and cells in their order.</summary>
public static class Page
{
    private static readonly Lazy<(List<PageAnchor> All, ILookup<string, string> Others)> Table = new(Read);

    /// <summary>Every sentence and cell that has an id.</summary>
    public static IReadOnlyList<PageAnchor> Anchors => Table.Value.All;

    /// <summary>The cells that a clause speaks of besides those that it cites: the name, the type and so on of its row.</summary>
    internal static IEnumerable<string> OthersOf(string clause) => Table.Value.Others[clause];

    private static (List<PageAnchor> All, ILookup<string, string> Others) Read()
    {
        List<PageAnchor> all = [];
        List<(string Clause, string Anchor)> others = [];
        foreach (var line in PageTable.Lines.ReplaceLineEndings("\n").Split('\n'))
        {
            var parts = line.Split(' ', 3);
            var note = parts is [_, _, var said] ? said : "";
            var reason = note.StartsWith("- ", StringComparison.Ordinal) ? note[2..] : null;
            all.Add(new PageAnchor(parts[0], parts[1], reason));
            if (reason is null && note.Length > 0)
                others.Add((note, parts[0]));
        }

        return (all, others.ToLookup(one => one.Clause, one => one.Anchor, StringComparer.Ordinal));
    }
}
