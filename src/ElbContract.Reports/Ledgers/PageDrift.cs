using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Ledgers;

/// <summary>How an edition of the page differs from the one that the catalogue was written from.</summary>
/// <param name="Kept">How many sentences and cells are as they were.</param>
/// <param name="Differences">The others, in the catalogue's order, then what is new.</param>
public sealed record PageDrift(int Kept, IReadOnlyList<PageDifference> Differences)
{
    /// <summary>Compares an edition.</summary>
    public static PageDrift Of(PageEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var found = edition.Sentences;
        var known = Page.Anchors.Select(anchor => anchor.Id).ToHashSet(StringComparer.Ordinal);
        var now = found.DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Fingerprint, StringComparer.Ordinal);
        var added = found.Where(one => !known.Contains(one.Id)).ToList();
        var moved = Moved([.. found.Select(one => one.Id).Where(known.Contains).Distinct(StringComparer.Ordinal)]);
        List<PageDifference> differences = [];
        foreach (var anchor in Page.Anchors)
        {
            var kind =
                !now.TryGetValue(anchor.Id, out var fingerprint) ? PageChange.Removed
                : fingerprint != anchor.Fingerprint ? PageChange.Changed
                : moved.Contains(anchor.Id) ? PageChange.Moved
                : (PageChange?)null;
            if (kind is null)
                continue;
            var renamed = kind == PageChange.Removed ? added.FindIndex(one => one.Fingerprint == anchor.Fingerprint) : -1;
            differences.Add(new PageDifference(renamed < 0 ? kind.Value : PageChange.Moved, anchor.Id, ClausesOf(anchor.Id)));
            if (renamed >= 0)
                added.RemoveAt(renamed);
        }

        var kept = Page.Anchors.Count - differences.Count;
        return new PageDrift(kept, [.. differences, .. added.Select(one => new PageDifference(PageChange.Added, one.Id, []))]);
    }

    /// <summary>The clauses that speak of an anchor.</summary>
    internal static IReadOnlyList<string> ClausesOf(string anchor) =>
        [.. Catalogue.Clauses.Where(clause => clause.Anchors.Contains(anchor)).Select(clause => clause.Id)];

    // Those that do not stand in a longest run of anchors that have kept their order.
    private static HashSet<string> Moved(IReadOnlyList<string> now)
    {
        var places = Page.Anchors.Select((anchor, place) => (anchor.Id, place)).ToDictionary(one => one.Id, one => one.place);
        var (longest, before) = (new int[now.Count], new int[now.Count]);
        var last = -1;
        for (var at = 0; at < now.Count; at++)
        {
            (longest[at], before[at]) = (1, -1);
            for (var earlier = 0; earlier < at; earlier++)
            {
                if (places[now[earlier]] < places[now[at]] && longest[earlier] >= longest[at])
                    (longest[at], before[at]) = (longest[earlier] + 1, earlier);
            }

            if (last < 0 || longest[at] > longest[last])
                last = at;
        }

        var moved = now.ToHashSet(StringComparer.Ordinal);
        for (; last >= 0; last = before[last])
            moved.Remove(now[last]);
        return moved;
    }
}

/// <summary>A sentence or cell that is not as it was.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Anchor">The last part of its id: of one that has another id now, the former one.</param>
/// <param name="Clauses">The ids of the clauses that speak of it.</param>
public sealed record PageDifference(PageChange Change, string Anchor, IReadOnlyList<string> Clauses);

/// <summary>What became of a sentence of the page.</summary>
public enum PageChange
{
    /// <summary>It has other words.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It stands in another place, or has another id.</summary>
    Moved,
}
