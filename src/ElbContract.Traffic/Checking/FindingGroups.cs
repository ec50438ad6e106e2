using ElbContract.Specification.Clauses;
using ElbContract.Specification.Judging;

namespace ElbContract.Traffic.Checking;

/// <summary>Puts the groups of a report together.</summary>
internal static class FindingGroups
{
    private static readonly Dictionary<string, int> Order = Catalogue
        .Clauses.Select((clause, place) => (clause.Id, place))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>Those of one clause and shape as one, by side and in the catalogue's order, the most frequent first. What comes of a field
    /// that answers lack is charged to the clause that asks for it.</summary>
    /// <param name="groups">Of all parts.</param>
    /// <param name="files">In their order.</param>
    public static IReadOnlyList<FindingGroup> Join(IEnumerable<FindingGroup> groups, IReadOnlyList<string> files)
    {
        var all = groups.ToList();
        var lacked = new LackedFields(all.Where(group => group.Side == Side.Provider).Select(group => group.Finding));
        var places = files.Select((file, place) => (file, place)).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. all.Select(group => group.Side == Side.Provider ? Charged(group, lacked.Charge(group.Finding)) : group)
                .GroupBy(group => (group.Side, group.Shape))
                .Select(same =>
                    same.MinBy(group => (places[group.First.File], group.First.Entry))! with
                    {
                        Count = same.Sum(group => group.Count),
                    }
                )
                .OrderBy(group => group.Side)
                .ThenBy(group => Order.GetValueOrDefault(group.Shape.Clause, int.MaxValue))
                .ThenByDescending(group => group.Count)
                .ThenBy(group => group.Shape.Where, StringComparer.Ordinal)
                .ThenBy(group => group.Shape.Expected, StringComparer.Ordinal)
                .ThenBy(group => group.Shape.Actual, StringComparer.Ordinal),
        ];
    }

    private static FindingGroup Charged(FindingGroup group, Finding finding) =>
        group with
        {
            Finding = finding,
            Shape = group.Shape with { Clause = finding.Clause },
        };
}
