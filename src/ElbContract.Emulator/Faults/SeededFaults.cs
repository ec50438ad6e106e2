using ElbContract.Specification.Clauses;

namespace ElbContract.Emulator.Faults;

/// <summary>Every seeded fault, in the order of the catalogue.</summary>
public static class SeededFaults
{
    public static IReadOnlyList<SeededFault> All => Ordered;

    /// <summary>As they are written, those of no clause included.</summary>
    internal static IReadOnlyList<SeededFault> Drafts { get; } =
    [
        .. ShapeFaults.All,
        .. ShownFaults.All,
        .. FieldFaults.All,
        .. CallFaults.All,
        .. StatusFaults.All,
        .. CrossFieldFaults.All,
        .. CharacterFaults.All,
        .. ServedFaults.All,
    ];

    private static readonly SeededFault[] Ordered = InOrder(Drafts);

    /// <summary>Those that a contract need not catch and a deep run does: a rule that is dropped in one context, the second time, or for
    /// what is taken for something else. In the order of the catalogue.</summary>
    public static IReadOnlyList<SeededFault> Deep { get; } =
        InOrder([.. ToleranceFaults.All.Where(fault => !IsKnown(fault.Id)), .. ContextFaults.All]);

    /// <summary>What no answer shows, and why.</summary>
    public static IReadOnlyList<UnobservableFault> Unobservable => UnobservableFaults.All;

    /// <summary>The fault of that id, or null.</summary>
    public static SeededFault? Find(string id) => All.Concat(Deep).FirstOrDefault(fault => fault.Id == id);

    /// <summary>The three ids that are most like a text: those with most of its pieces of three letters.</summary>
    public static IEnumerable<string> Nearest(string text)
    {
        var pieces = Pieces(text);
        return All.Select(fault => fault.Id).OrderByDescending(id => pieces.Intersect(Pieces(id)).Count()).ThenBy(id => id.Length).Take(3);
    }

    private static bool IsKnown(string id) => Drafts.Any(fault => fault.Id == id);

    private static SeededFault[] InOrder(IReadOnlyList<SeededFault> faults) =>
        [.. Catalogue.Clauses.SelectMany(clause => faults.Where(fault => fault.Clause == clause.Id))];

    private static HashSet<string> Pieces(string text) =>
        [.. Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(start => text.Substring(start, 3))];
}
